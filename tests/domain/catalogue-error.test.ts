import { describe, expect, it } from 'vitest'
import { parseCatalogue } from '../../worker/catalogue/parse'
import { type CatalogueMistake, edited, FILES, problemsOf } from '../support/catalogue-edit'

const CASES: CatalogueMistake[] = [
  {
    title: 'a number written as a word',
    file: 'items/food-licence.yaml',
    from: '  promisedDays: 5',
    to: '  promisedDays: 五天',
    field: 'limit.promisedDays',
    message: /应当是数字/,
  },
  {
    title: 'a misspelt field',
    file: 'items/food-licence.yaml',
    from: '  promisedDays: 5',
    to: '  promisedDay: 5',
    field: 'limit.promisedDay',
    message: /不认识的字段/,
  },
  {
    title: 'a promise beyond the law',
    file: 'items/food-licence.yaml',
    from: '  promisedDays: 5',
    to: '  promisedDays: 11',
    field: 'limit.promisedDays',
    message: /超过了法定时限/,
  },
  {
    title: 'a day that does not exist',
    file: 'rules.yaml',
    from: '  checkedOn: 2026-11-22',
    to: '  checkedOn: 2026-02-30',
    field: 'fire-check-area.checkedOn',
    message: /日期不存在/,
  },
  {
    title: 'a nature that is none',
    file: 'items/food-licence.yaml',
    from: 'nature: licence',
    to: 'nature: permit',
    field: 'nature',
    message: /只能是 licence、registration/,
  },
  {
    title: 'a missing translation',
    file: 'categories.yaml',
    from: 'name: { zh: 住宿, en: Places to stay }',
    to: 'name: { zh: 住宿 }',
    field: 'lodging.name.en',
    message: /缺少“en”/,
  },
  {
    title: 'a tab in the indent',
    file: 'items/fire-check.yaml',
    from: '  promisedDays: 7',
    to: '\tpromisedDays: 7',
    field: 'promisedDays',
    message: /制表符/,
  },
  {
    title: 'an indent out of line',
    file: 'items/fire-check.yaml',
    from: '  statutory:\n    days: 13',
    to: '   statutory:\n    days: 13',
    field: 'statutory',
    message: /缩进不齐/,
  },
  {
    title: 'a key written twice',
    file: 'items/fire-check.yaml',
    from: 'authority: fire',
    to: 'authority: fire\nauthority: water',
    field: 'authority',
    message: /写了两次/,
    below: 1,
  },
  {
    title: 'a material that is nowhere',
    file: 'items/food-licence.yaml',
    from: '{ material: floor-plan, need: always, ',
    to: '{ material: flor-plan, need: always, ',
    field: 'materials.flor-plan.material',
    message: /没有材料“flor-plan”/,
  },
  {
    title: 'an authority that is nowhere',
    file: 'items/food-licence.yaml',
    from: 'authority: market',
    to: 'authority: markets',
    field: 'authority',
    message: /没有部门“markets”/,
  },
  {
    title: 'an item that is nowhere',
    file: 'bundles/tea-shop.yaml',
    from: 'item: prepackaged-filing',
    to: 'item: packed-filing',
    field: 'items.packed-filing.item',
    message: /没有事项“packed-filing”/,
  },
  {
    title: 'a question used but not defined',
    file: 'bundles/tea-shop.yaml',
    from: '{ question: sign, is: large }',
    to: '{ question: signs, is: large }',
    field: 'items.sign-permit.when',
    message: /问题“signs”没有定义/,
  },
  {
    title: 'an option that is none',
    file: 'bundles/tea-shop.yaml',
    from: '{ question: sign, is: large }',
    to: '{ question: sign, is: huge }',
    field: 'items.sign-permit.when',
    message: /没有“huge”这个选项/,
  },
  {
    title: 'a rule that is none, in a condition',
    file: 'bundles/restaurant.yaml',
    from: 'showWhen: { question: area, atLeast: { rule: fire-check-area } }',
    to: 'showWhen: { question: area, atLeast: { rule: fire-area } }',
    field: 'questions.fire-route.showWhen',
    message: /没有“fire-area”这条规则/,
  },
  {
    title: 'a prerequisite whose output is not needed',
    file: 'bundles/tea-shop.yaml',
    from: '    reason: { zh: 招牌大',
    to: '    after: [individual-licence]\n    reason: { zh: 招牌大',
    field: 'items.sign-permit.after.[1]',
    message: /不用等“individual-licence”/,
  },
  {
    title: 'a material the item’s public list does not have',
    file: 'bundles/tea-shop.yaml',
    from: '      - equipment-list',
    to: '      - sign-rendering',
    field: 'items.food-licence.materials.[8]',
    message: /不能多要材料/,
  },
  {
    title: 'a shared paper a department has not agreed to',
    file: 'materials.yaml',
    from: '  acceptedBy: [market, fire, police, health]',
    to: '  acceptedBy: [market, fire, police]',
    field: 'floor-plan.acceptedBy',
    message: /没有确认通用的材料不能合并/,
  },
  {
    title: 'a time that is none',
    file: 'points.yaml',
    from: 'from: 09:00, to: 12:00 }',
    to: 'from: 9点, to: 12:00 }',
    field: 'jinniu-centre.hours.[1].from',
    message: /时间要写成 09:00/,
  },
  {
    title: 'an item the level does not accept',
    file: 'points.yaml',
    from: 'accepts: [business-licence,',
    to: 'accepts: [fire-check,',
    field: 'jiulidi-north-community.accepts.[1]',
    message: /没有写明这一级怎么受理/,
  },
  {
    title: 'a window of another point',
    file: 'points.yaml',
    from: '{ id: jiulidi-street-1, number: 1',
    to: '{ id: jinniu-centre-1, number: 1',
    field: 'jiulidi-street.desks.jinniu-centre-1.id',
    message: /别的网点用过了/,
  },
  {
    title: 'more windows than desks',
    file: 'points.yaml',
    from: '- { kind: issuing, publicWindows: 2, noonWindows: 1 }',
    to: '- { kind: issuing, publicWindows: 5 }',
    field: 'jinniu-centre.windows.[3]',
    message: /只有 2 个/,
  },
]

describe('a mistake in a catalogue file is told with file, line and field', () => {
  it.each(CASES)('$title', ({ file, from, to, field, message, below = 0 }) => {
    const { files, line } = edited(file, from, to)
    const found = problemsOf(files)
    expect(found).toContainEqual({ file, line: line + below, field, message: expect.stringMatching(message) })
  })

  it('a circle of prerequisites', () => {
    const cert = '      - business-licence-cert\n'
    const { files } = edited(
      'bundles/logistics.yaml',
      '    after: [business-licence]\n',
      '    after: [business-licence, vehicle-operation-cert]\n',
    )
    expect(files.some((file) => file.text.includes(cert))).toBe(true)
    const found = problemsOf(files)
    expect(found.map((problem) => problem.message).join()).toContain(
      '前后顺序绕成了圈：road-transport-licence → vehicle-operation-cert → road-transport-licence',
    )
    expect(found.every((problem) => problem.file === 'bundles/logistics.yaml' && problem.line > 0)).toBe(true)
  })

  it('two records with one id, naming both places', () => {
    const copy = FILES.find((file) => file.name === 'items/food-licence.yaml')?.text ?? ''
    const found = problemsOf([...FILES, { name: 'items/zz.yaml', text: copy }])
    expect(found).toMatchObject([
      { file: 'items/zz.yaml', field: 'id', message: expect.stringContaining('items/food-licence.yaml') },
    ])
  })

  it('a missing file and a stray one', () => {
    const found = problemsOf([
      ...FILES.filter((file) => file.name !== 'points.yaml'),
      { name: 'point.yaml', text: '[]' },
    ])
    expect(found.map((problem) => problem.file)).toEqual(['points.yaml', 'point.yaml'])
  })

  it('all mistakes of all files at once', () => {
    const first = edited('items/food-licence.yaml', 'nature: licence', 'nature: permit').files
    const both = first.map((file) => (file.name === 'categories.yaml' ? { ...file, text: '- 3' } : file))
    expect(new Set(problemsOf(both).map((problem) => problem.file))).toEqual(
      new Set(['items/food-licence.yaml', 'categories.yaml']),
    )
  })

  it.each([
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '3'],
    ['a text', '"text"'],
    ['a null byte', '\u0000'],
    ['an open bracket', '- a: ['],
    ['a circle of references', '&a [*a]'],
    ['deep brackets', '['.repeat(5000)],
  ])('a file of nonsense: %s', (_, text) => {
    const files = FILES.map((file) => (file.name === 'categories.yaml' ? { ...file, text } : file))
    const found = problemsOf(files)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatchObject({ file: 'categories.yaml', line: expect.any(Number) })
  })

  it('a sentence a person can act on', () => {
    const { files, line } = edited('items/food-licence.yaml', '  promisedDays: 5', '  promisedDays: 11')
    expect(() => parseCatalogue(files)).toThrow(
      `items/food-licence.yaml:${line} limit.promisedDays 承诺时限 11 个工作日，超过了法定时限 10 个工作日。`,
    )
  })

  it('but a material nobody asks for is only a warning', () => {
    const files = FILES.map((file) =>
      file.name === 'materials.yaml'
        ? {
            ...file,
            text: `${file.text}\n${file.text.slice(file.text.indexOf('- id: staff-list')).replace('staff-list', 'spare')}`,
          }
        : file,
    )
    const { warnings } = parseCatalogue(files)
    expect(warnings).toMatchObject([
      { file: 'materials.yaml', field: 'spare.id', message: expect.stringContaining('没有任何事项用到') },
    ])
  })
})
