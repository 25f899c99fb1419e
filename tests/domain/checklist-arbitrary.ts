import fc from 'fast-check'
import type {
  Bundle,
  BundleView,
  Condition,
  Material,
  Question,
  ServiceItem,
  Test,
} from '../../shared/contract/catalogue'
import type { Answers } from '../../shared/domain/checklist'

/** Bundles nobody would write, to try the resolver on: hidden questions, tangled conditions, items that feed items. */

const said = (text: string) => ({ zh: text, en: text })
const sourced = { source: '测试', checkedOn: '2026-11-22' }
const sample = { title: said('样张'), lines: [{ value: said('样张') }] }

function material(id: string): Material {
  return {
    id,
    name: said(id),
    plain: said(id),
    form: 'original',
    copies: 1,
    issuer: said('自己'),
    acceptedBy: [],
    sample,
  }
}

/** Nothing here depends on how an item is handled. */
const workflow: ServiceItem['workflow'] = {
  acceptanceDays: 5,
  stages: [{ id: 'decision', name: said('决定'), role: 'approver' }],
  twoOfficers: false,
  inspection: 'none',
  publicityDays: 0,
  issueDays: 10,
  result: 'certificate',
  publish: false,
  tolerates: [],
  toleranceDays: 10,
  upwardDays: 20,
  supplementDays: 30,
  afterSupplement: 'keep',
  jointDays: 45,
  jointExtensionDays: 15,
}

function serviceItem(id: string, promisedDays: number, output: string | undefined): ServiceItem {
  return {
    id,
    name: said(id),
    about: said(id),
    nature: 'licence',
    authority: 'office',
    basis: [{ law: said('测试法'), ...sourced }],
    conditions: [],
    materials: [],
    steps: [said('受理')],
    limit: { promisedDays },
    routes: [],
    fees: [],
    acceptedAt: { district: 'promised' },
    variants: [{ variant: 'establish', how: said('新办') }],
    workflow,
    form: {},
    result: { name: said(id), sample, ...(output === undefined ? {} : { material: output }) },
    place: said('大厅'),
    hours: said('工作日'),
    phones: ['12345'],
    complaint: { phone: '12345', how: said('打电话') },
  }
}

const THRESHOLDS = [10, 20]

function testOn(question: Question): fc.Arbitrary<Test> {
  if (question.kind === 'number') {
    const edge = fc.constantFrom(...THRESHOLDS)
    return fc.oneof(
      edge.map((atLeast) => ({ question: question.id, atLeast })),
      edge.map((below) => ({ question: question.id, below })),
    )
  }
  const options = question.options.map((option) => option.id)
  return fc.subarray(options, { minLength: 1 }).map((is) => ({ question: question.id, is }))
}

function conditionOn(questions: readonly Question[]): fc.Arbitrary<Condition> {
  const test = fc.oneof(...questions.map(testOn))
  const tests = fc.array(test, { minLength: 1, maxLength: 2 })
  return fc.oneof(
    tests.map((all) => ({ all })),
    tests.map((any) => ({ any })),
    fc.tuple(tests, tests).map(([all, any]) => ({ all, any })),
  )
}

function questionsOf(count: number): fc.Arbitrary<Question[]> {
  let list: fc.Arbitrary<Question[]> = fc.constant([])
  for (let place = 0; place < count; place += 1) {
    list = list.chain((earlier) => questionAt(place, earlier).map((question) => [...earlier, question]))
  }
  return list
}

function questionAt(place: number, earlier: readonly Question[]): fc.Arbitrary<Question> {
  const common = { id: `q${place}`, ask: said('问'), why: said('因为') }
  const options = ['a', 'b', 'c'].map((id) => ({ id, label: said(id) }))
  const plain = fc.oneof(
    fc.constantFrom(2, 3).map((size): Question => ({ ...common, kind: 'choice', options: options.slice(0, size) })),
    fc.constant<Question>({ ...common, kind: 'number', unit: said('个'), min: 1, max: 100 }),
  )
  if (earlier.length === 0) return plain
  const showWhen = fc.option(conditionOn(earlier), { nil: undefined, freq: 2 })
  return fc
    .tuple(plain, showWhen)
    .map(([question, when]) => (when === undefined ? question : { ...question, showWhen: when }))
}

const SHARED = ['m0', 'm1', 'm2', 'm3']

const bundleViews: fc.Arbitrary<BundleView> = fc
  .integer({ min: 1, max: 4 })
  .chain(questionsOf)
  .chain((questions) => {
    const when = fc.option(conditionOn(questions), { nil: undefined, freq: 2 })
    const member = fc.record({ when, days: fc.nat(7), makes: fc.boolean(), waits: fc.infiniteStream(fc.boolean()) })
    const papers = fc.array(fc.record({ id: fc.constantFrom(...SHARED), when }), { maxLength: 4 })
    const members = fc.array(fc.tuple(member, papers), { minLength: 1, maxLength: 5 })
    const blockers = fc.array(conditionOn(questions), { maxLength: 1 })
    return fc.tuple(members, blockers).map(([list, blocked]) => viewOf(questions, list, blocked))
  })

type MemberDraft = [
  { when: Condition | undefined; days: number; makes: boolean; waits: Iterable<boolean> },
  { id: string; when: Condition | undefined }[],
]

function viewOf(questions: Question[], list: readonly MemberDraft[], blocked: readonly Condition[]): BundleView {
  const items = list.map(([{ days, makes }], place) =>
    serviceItem(`i${place}`, days, makes ? `cert${place}` : undefined),
  )
  const bundle: Bundle = {
    id: 'bundle',
    name: said('套餐'),
    summary: said('套餐'),
    category: 'any',
    icon: 'company',
    order: 1,
    words: [],
    questions,
    blockers: blocked.map((when, place) => ({
      id: `b${place}`,
      when,
      title: said('不行'),
      why: said('法律'),
      basis: { law: said('测试法'), ...sourced },
      instead: [said('换一个')],
    })),
    notNeeded: [],
    bring: [],
    items: list.map(([{ when, waits }, papers], place) => {
      const waiting = waits[Symbol.iterator]()
      const needed = items
        .slice(0, place)
        .filter((item) => item.result.material !== undefined && waiting.next().value === true)
      const own = papers.filter((paper, index) => papers.findIndex((other) => other.id === paper.id) === index)
      return {
        item: `i${place}`,
        ...(when === undefined ? {} : { when }),
        reason: said('要办'),
        variants: [],
        routes: [],
        after: needed.map((item) => item.id),
        materials: [
          ...own.map((paper) => ({
            material: paper.id,
            ...(paper.when === undefined ? {} : { when: paper.when, reason: said('因为') }),
          })),
          ...needed.map((item) => ({ material: item.result.material ?? '' })),
        ],
      }
    }),
  }
  const complaint = { phone: '12345', how: said('打电话') }
  return {
    district: { id: 'd', name: said('区'), hall: said('大厅'), hotline: '12345', complaint, demo: true },
    bundle,
    items,
    materials: [...SHARED, ...items.map((_, place) => `cert${place}`)].map(material),
    departments: [],
    rules: [],
    sections: [],
    fields: [],
  }
}

const NUMBERS = [1, ...THRESHOLDS]

/** Every way to answer all questions, given what is answered already. */
export function completionsOf(view: BundleView, answers: Answers): Answers[] {
  let completions: Answers[] = [answers]
  for (const question of view.bundle.questions) {
    const given = answers[question.id]
    const settled = given !== undefined && given !== 'unknown'
    if (settled) continue
    const values = question.kind === 'number' ? NUMBERS : question.options.map((option) => option.id)
    completions = completions.flatMap((partial) => values.map((value) => ({ ...partial, [question.id]: value })))
  }
  return completions
}

/** Answers to some of the questions, 'unknown' among them. */
function answersTo(view: BundleView): fc.Arbitrary<Answers> {
  const one = (question: Question): fc.Arbitrary<string | number | undefined> =>
    fc.constantFrom(
      undefined,
      'unknown',
      ...(question.kind === 'number' ? NUMBERS : question.options.map((option) => option.id)),
    )
  return fc.tuple(...view.bundle.questions.map(one)).map((values) => {
    const answers: Record<string, string | number> = {}
    view.bundle.questions.forEach((question, place) => {
      const value = values[place]
      if (value !== undefined) answers[question.id] = value
    })
    return answers
  })
}

export const views = bundleViews.chain((view) => answersTo(view).map((answers) => ({ view, answers })))
