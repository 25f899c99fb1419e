import type { Bundle, Catalogue, Condition, ServiceItem, ServicePoint, Test } from '../../shared/contract/catalogue'
import type {
  AuthoredBundle,
  AuthoredCondition,
  AuthoredItem,
  AuthoredPoint,
  AuthoredTest,
  AuthoredWorkflow,
} from './authoring'
import type { Draft } from './draft'
import { settleForm } from './form'
import { type Rules, settleChange, settleWorkflow } from './workflow'

/**
 * Turns a checked draft into the catalogue the program uses: rules become numbers, what a department or the district
 * lends is written into each item, 'all' becomes a list. The answer is plain data, safe to write as JSON.
 * @throws Error if the draft was not checked before.
 */
export function compileDraft(draft: Draft): Catalogue {
  if (draft.district === undefined || draft.form === undefined) {
    throw new Error('A draft without a district or form was not checked.')
  }
  const values = <T>(records: readonly { value: T }[]) => records.map((record) => record.value)
  const rules = new Map(draft.rules.map((rule) => [rule.value.id, rule.value.value]))
  const items = values(draft.items).map((item) => compileItem(draft, item, rules))
  return {
    district: draft.district.value,
    departments: values(draft.departments),
    categories: values(draft.categories),
    rules: values(draft.rules),
    materials: values(draft.materials),
    sections: draft.form.value.sections,
    fields: draft.form.value.fields,
    items,
    bundles: values(draft.bundles)
      .map((bundle) => compileBundle(bundle, rules))
      .sort((a, b) => a.order - b.order),
    points: values(draft.points).map((point) => compilePoint(point, items)),
  }
}

function compileItem(draft: Draft, item: AuthoredItem, rules: Rules): ServiceItem {
  const department = draft.departments.find((candidate) => candidate.value.id === item.authority)?.value
  const sample = item.result.sample ?? draft.materials.find((m) => m.value.id === item.result.material)?.value.sample
  const file = draft.workflow?.value
  if (draft.district === undefined || department === undefined || sample === undefined || file === undefined) {
    throw new Error(`Item ${item.id} was not checked.`)
  }
  const issued = item.result.material ?? item.id
  const changed = <T extends { workflow?: AuthoredWorkflow | undefined }>({ workflow, ...rest }: T) =>
    workflow === undefined ? rest : { ...rest, workflow: settleChange(file, rules, workflow, issued) }
  return {
    ...item,
    routes: item.routes.map(changed),
    variants: item.variants.map(changed),
    workflow: settleWorkflow(file, rules, item.nature, item.workflow, issued),
    form: settleForm(item),
    result: { ...item.result, sample },
    place: item.place ?? department.place,
    hours: item.hours ?? department.hours,
    phones: item.phones ?? department.phones,
    complaint: item.complaint ?? draft.district.value.complaint,
  }
}

function compileBundle(bundle: AuthoredBundle, rules: Rules): Bundle {
  const optional = <T extends { when?: AuthoredCondition }>({ when, ...rest }: T) =>
    when === undefined ? rest : { ...rest, when: compileCondition(when, rules) }
  const required = <T extends { when: AuthoredCondition }>({ when, ...rest }: T) => ({
    ...rest,
    when: compileCondition(when, rules),
  })
  return {
    ...bundle,
    questions: bundle.questions.map(({ showWhen, ...question }) =>
      showWhen === undefined ? question : { ...question, showWhen: compileCondition(showWhen, rules) },
    ),
    blockers: bundle.blockers.map(required),
    notNeeded: bundle.notNeeded.map(optional),
    bring: bundle.bring.map(required),
    items: bundle.items.map((member) => ({
      ...optional(member),
      variants: member.variants.map(required),
      routes: member.routes.map(required),
      materials: member.materials.map(optional),
    })),
  }
}

function compileCondition({ all, any }: AuthoredCondition, rules: Rules): Condition {
  const condition: Condition = {}
  if (all !== undefined) condition.all = all.map((test) => compileTest(test, rules))
  if (any !== undefined) condition.any = any.map((test) => compileTest(test, rules))
  return condition
}

function compileTest(test: AuthoredTest, rules: Rules): Test {
  if ('is' in test) return test
  const limit = 'atLeast' in test ? test.atLeast : test.below
  const rule = typeof limit === 'number' ? undefined : limit.rule
  const number = typeof limit === 'number' ? limit : rules.get(limit.rule)
  if (number === undefined) throw new Error(`Rule ${rule} was not checked.`)
  const named = rule === undefined ? {} : { rule }
  return 'atLeast' in test
    ? { question: test.question, atLeast: number, ...named }
    : { question: test.question, below: number, ...named }
}

function compilePoint(point: AuthoredPoint, items: readonly ServiceItem[]): ServicePoint {
  const accepted = items.filter((item) => item.acceptedAt[point.level] !== undefined).map((item) => item.id)
  return { ...point, accepts: point.accepts === 'all' ? accepted : point.accepts }
}
