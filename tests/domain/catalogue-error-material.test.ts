import { describe, expect, it } from 'vitest'
import { type CatalogueMistake, edited, problemsOf } from '../support/catalogue-edit'

const FOOD = 'items/food-licence.yaml'
const PLAN = '{ material: floor-plan, need: always, variants: [establish] }'
const LICENCE = 'items/business-licence.yaml'
const PREMISES = '{ material: premises-proof, need: always, variants: [establish] }'

const MISTAKES: CatalogueMistake[] = [
  {
    title: 'a variant that the item does not have',
    file: 'items/sewer-permit.yaml',
    from: '{ material: outlet-drawing, need: always, variants: [establish] }',
    to: '{ material: outlet-drawing, need: always, variants: [establish, reissue] }',
    field: 'materials.outlet-drawing.variants.[2]',
    message: /^这一项没有“reissue”这种办法。$/,
  },
  {
    title: 'a variant that is none at all',
    file: FOOD,
    from: PLAN,
    to: PLAN.replace('[establish]', '[new]'),
    field: 'materials.floor-plan.variants.[1]',
    message: /只能是 establish、change、renew、reissue、cancel/,
  },
  {
    title: 'no variant where some should be named',
    file: FOOD,
    from: PLAN,
    to: PLAN.replace('[establish]', '[]'),
    field: 'materials.floor-plan.variants',
    message: /就要写明哪几种办法要/,
  },
  {
    title: 'a variant named twice in one entry',
    file: FOOD,
    from: PLAN,
    to: PLAN.replace('[establish]', '[establish, establish]'),
    field: 'materials.floor-plan.material',
    message: /^材料“floor-plan”在“establish”这种办法里写了两次。$/,
  },
  {
    title: 'a material named twice for one variant, in two entries',
    file: FOOD,
    from: PLAN,
    to: `${PLAN}\n  - ${PLAN.replace('[establish]', '[reissue, establish]')}`,
    field: 'materials.floor-plan.material',
    message: /^材料“floor-plan”在“establish”这种办法里写了两次。$/,
    below: 1,
  },
  {
    title: 'a material named for a variant and for every one',
    file: FOOD,
    from: PLAN,
    to: `${PLAN}\n  - { material: floor-plan, need: always }`,
    field: 'materials.floor-plan.material',
    message: /^材料“floor-plan”在“establish”这种办法里写了两次。$/,
    below: 1,
  },
]

describe('a mistake in the variants of a material is told with file, line and field', () => {
  it.each(MISTAKES)('$title', ({ file, from, to, field, message, below = 0 }) => {
    const { files, line } = edited(file, from, to)
    expect(problemsOf(files)).toContainEqual({
      file,
      line: line + below,
      field,
      message: expect.stringMatching(message),
    })
  })

  it('and the same material for variants that have nothing in common is none', () => {
    const { files } = edited(FOOD, PLAN, `${PLAN}\n  - ${PLAN.replace('[establish]', '[cancel]')}`)
    expect(problemsOf(files)).toEqual([])
  })
})

describe('a bundle that may apply for several variants of an item', () => {
  const messages = (from: string, to: string) => problemsOf(edited(LICENCE, from, to).files)

  it('asks on a condition for what one of them does not need', () => {
    const found = messages(
      '      variants: [change],\n      when: { zh: 换了地址',
      '      variants: [cancel],\n      when: { zh: 换了地址',
    )
    expect(found.length).toBeGreaterThan(0)
    for (const { file, field, line, message } of found) {
      expect(file).toMatch(/^bundles\//)
      expect(field).toMatch(/^items\.business-licence\.materials\.\[\d\]$/)
      expect(line).toBeGreaterThan(1)
      expect(message).toBe('事项“business-licence”在“change”这种办法里不要“premises-proof”，这里要写条件（when）。')
    }
  })

  it('leaves nothing out that one of them always needs', () => {
    const found = messages(
      '      need: sometimes,\n      variants: [change],\n      when: { zh: 换了股东',
      '      need: always,\n      variants: [change],\n      when: { zh: 换了股东',
    )
    expect(found.map(({ message }) => message)).toContain('事项“business-licence”必需的材料“shareholder-ids”漏了。')
  })

  it('asks for nothing that only another variant needs', () => {
    const found = messages(PREMISES, PREMISES.replace('[establish]', '[reissue]')).map(({ message }) => message)
    expect(found).toContain('事项“business-licence”在“establish”这种办法里不要“premises-proof”，这里要写条件（when）。')
  })
})
