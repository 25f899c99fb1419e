import { describe, expect, it } from 'vitest'
import { type CatalogueMistake, edited, problemsOf } from '../support/catalogue-edit'

const STEPS =
  '  stages: [{ stage: review, days: 2 }, { stage: inspection, days: 2 }, { stage: decision, days: 1 }]\n  twoOfficers: true'

const WORKFLOW: CatalogueMistake[] = [
  {
    title: 'steps that take longer than the promise',
    file: 'items/food-licence.yaml',
    from: STEPS,
    to: STEPS.replace('review, days: 2', 'review, days: 3'),
    field: 'workflow.stages',
    message: /加起来 6 个工作日，超过了承诺的 5 个工作日/,
  },
  {
    title: 'a step that is nowhere',
    file: 'items/food-licence.yaml',
    from: STEPS,
    to: STEPS.replace('stage: review', 'stage: reveiw'),
    field: 'workflow.stages.reveiw.stage',
    message: /没有步骤“reveiw”/,
  },
  {
    title: 'a decision that is not the last step',
    file: 'items/food-licence.yaml',
    from: STEPS,
    to: STEPS.replace(', { stage: decision, days: 1 }', '').replace('[{', '[{ stage: decision, days: 1 }, {'),
    field: 'workflow.stages',
    message: /最后一步是作决定/,
  },
  {
    title: 'a visit that is not wanted',
    file: 'items/food-licence.yaml',
    from: '  inspection: before',
    to: '  inspection: none',
    field: 'workflow.stages',
    message: /有踏勘这一步/,
    below: -2,
  },
  {
    title: 'a visit that is wanted but no step',
    file: 'items/road-transport-licence.yaml',
    from: 'workflow:\n  stages: [{ stage: review, days: 4 }',
    to: 'workflow:\n  inspection: before\n  stages: [{ stage: review, days: 4 }',
    field: 'workflow.inspection',
    message: /stages 里要有踏勘这一步/,
    below: 1,
  },
  {
    title: 'a paper that may follow but is not asked for',
    file: 'items/food-licence.yaml',
    from: '  tolerates: [equipment-list]',
    to: '  tolerates: [sign-rendering]',
    field: 'workflow.tolerates',
    message: /没有“sign-rendering”，不能容缺/,
  },
  {
    title: 'a paper that may follow where somebody else decides',
    file: 'items/hotel-security.yaml',
    from: '  stages: [{ stage: elsewhere, days: 7 }]\nfees',
    to: '  stages: [{ stage: elsewhere, days: 7 }]\n  tolerates: [floor-plan]\nfees',
    field: 'workflow.tolerates',
    message: /准不准由那边定，这里不能容缺/,
    below: 1,
  },
  {
    title: 'two steps for what is decided on the spot',
    file: 'items/food-licence.yaml',
    from: '  - variant: renew\n',
    to: '  - variant: renew\n    kind: instant\n',
    field: 'variants.renew',
    message: /当场办的（instant）只有作决定这一步/,
  },
  {
    title: 'a licence that can be renewed but never ends',
    file: 'items/vehicle-operation-cert.yaml',
    from: '  - { variant: change,',
    to: '  - { variant: renew,',
    field: 'variants.renew',
    message: /有效期（validity）/,
  },
  {
    title: 'a promise of a variant beyond the law of its item',
    file: 'items/food-licence.yaml',
    from: '    limit: { promisedDays: 3 }',
    to: '    limit: { promisedDays: 12 }',
    field: 'variants.renew.limit.promisedDays',
    message: /超过了法定时限 10 个工作日/,
  },
  {
    title: 'a visit before what is checked afterwards',
    file: 'items/fire-check.yaml',
    from: '    workflow: { stages: [{ stage: decision, days: 1 }], inspection: none }',
    to: '    workflow: { stages: [{ stage: decision, days: 1 }] }',
    field: 'routes.commitment.workflow',
    message: /发证前不再踏勘/,
  },
  {
    title: 'a visit of ours for what others handle',
    file: 'items/hotel-security.yaml',
    from: 'workflow:\n',
    to: 'workflow:\n  inspection: before\n',
    field: 'workflow.inspection',
    message: /踏勘也在那边/,
    below: 1,
  },
  {
    title: 'a rule of days that is none',
    file: 'workflow.yaml',
    from: 'issueDays: { rule: issue-days }',
    to: 'issueDays: { rule: issuing-days }',
    field: 'natures.licence.issueDays',
    message: /没有“issuing-days”这条规则/,
  },
  {
    title: 'a rule that is no number of days',
    file: 'workflow.yaml',
    from: 'issueDays: { rule: issue-days }',
    to: 'issueDays: { rule: light-lorry-tonnes }',
    field: 'natures.licence.issueDays',
    message: /4\.5 不能当天数用/,
  },
  {
    title: 'half a day',
    file: 'items/food-licence.yaml',
    from: '  toleranceDays: 3',
    to: '  toleranceDays: 3.5',
    field: 'workflow.toleranceDays',
    message: /天数要写整数/,
  },
]

const FORM: CatalogueMistake[] = [
  {
    title: 'a field that is nowhere',
    file: 'items/food-licence.yaml',
    from: '    - shop-name',
    to: '    - shopname',
    field: 'form.always.[2]',
    message: /没有“shopname”/,
  },
  {
    title: 'a field twice',
    file: 'items/food-licence.yaml',
    from: '    - shop-name',
    to: '    - licence-state',
    field: 'form.always',
    message: /“licence-state”写了两次/,
    below: -1,
  },
  {
    title: 'a condition on what is not asked',
    file: 'items/fire-check.yaml',
    from: '    - licence-state\n',
    to: '',
    field: 'form.always.uscc.when',
    message: /没有问“licence-state”/,
    below: 1,
  },
  {
    title: 'a condition on an option that is none',
    file: 'items/food-licence.yaml',
    from: 'when: { field: tenure, is: rented } }',
    to: 'when: { field: tenure, is: lent } }',
    field: 'form.establish.landlord.when',
    message: /“tenure”没有“lent”这个选项/,
  },
  {
    title: 'a condition on what comes later',
    file: 'items/food-licence.yaml',
    from: '    - tenure\n',
    to: '    - { field: tenure, when: { field: food-business, is: catering } }\n',
    field: 'form.establish.tenure.when',
    message: /“food-business”要排在前面/,
  },
  {
    title: 'a section that is nowhere',
    file: 'form.yaml',
    from: '  - id: outlets\n    section: drainage',
    to: '  - id: outlets\n    section: drains',
    field: 'fields.outlets.section',
    message: /没有“drains”/,
    below: 1,
  },
  {
    title: 'a field out of the order of the sections',
    file: 'form.yaml',
    from: '  - id: outlets\n    section: drainage',
    to: '  - id: outlets\n    section: place',
    field: 'fields.outlets.section',
    message: /按 sections 的先后排/,
    below: 1,
  },
  {
    title: 'bounds the wrong way round',
    file: 'form.yaml',
    from: '    min: 5\n    max: 12',
    to: '    min: 5\n    max: 2',
    field: 'fields.fund-rate.max',
    message: /不小于最小的/,
    below: 1,
  },
  {
    title: 'a pattern that is none',
    file: 'form.yaml',
    from: '    minLength: 4\n',
    to: '    pattern: "("\n    patternHint: { zh: 证号, en: Number }\n',
    field: 'fields.old-number.pattern',
    message: /不是正则表达式/,
  },
  {
    title: 'a choice with one option',
    file: 'form.yaml',
    from: '      - { id: sent, label: { zh: 送出去洗, en: Sent to a laundry } }\n',
    to: '',
    field: 'fields.linen.options',
    message: /./,
    below: -1,
  },
  {
    title: 'something a bundle knows that nobody asks',
    file: 'bundles/tea-shop.yaml',
    from: 'known: { licence-state: none }',
    to: 'known: { linen: own }',
    field: 'known.linen',
    message: /没有哪一项问“linen”/,
  },
  {
    title: 'a choice made beforehand that is none',
    file: 'form.yaml',
    from: '{ has: uscc, is: have }',
    to: '{ has: uscc, is: held }',
    field: 'fields.licence-state.from',
    message: /没有“held”这个选项/,
  },
  {
    title: 'something a bundle knows that is no answer',
    file: 'bundles/tea-shop.yaml',
    from: 'known: { licence-state: none }',
    to: 'known: { licence-state: perhaps }',
    field: 'known.licence-state',
    message: /没有“perhaps”这个选项/,
  },
]

describe('a mistake in how an item is handled is told with file, line and field', () => {
  it.each(WORKFLOW)('$title', ({ file, from, to, field, message, below = 0 }) => {
    const { files, line } = edited(file, from, to)
    expect(problemsOf(files)).toContainEqual({
      file,
      line: line + below,
      field,
      message: expect.stringMatching(message),
    })
  })
})

describe('a mistake in what a form asks is told with file, line and field', () => {
  it.each(FORM)('$title', ({ file, from, to, field, message, below = 0 }) => {
    const { files, line } = edited(file, from, to)
    const problem = { file, line: line + below, field, message: expect.stringMatching(message) }
    expect(problemsOf(files)).toContainEqual(problem)
  })

  it('a guide answer that the field does not take, at the question of every bundle', () => {
    const { files } = edited('form.yaml', '- { id: rented, label', '- { id: leased, label')
    const found = problemsOf(files).filter(({ message }) => message.includes('“tenure”要用这个问题的答案'))
    expect(found.map(({ file, field }) => [file, field])).toEqual(
      ['company', 'hotel', 'logistics', 'restaurant', 'tea-shop'].map((id) => [
        `bundles/${id}.yaml`,
        'questions.tenure',
      ]),
    )
    expect(found.every(({ line }) => line > 20)).toBe(true)
  })
})
