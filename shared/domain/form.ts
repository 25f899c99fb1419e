import type { ApplicantView, FormValue, FormValues } from '../contract/application-part'
import type { Bundle, Field, FieldUse, FormSection, ServiceItem, Variant } from '../contract/catalogue'
import type { Subject } from '../contract/common'
import { parseAnswersText } from './answers-text'
import type { Answers } from './condition'
import { Scenario } from './condition'
import type { ValueProblem } from './field-check'
import { checkValue, isEmpty, MISSING, normaliseValue } from './field-check'
import type { Day } from './time'

/** What is applied for, as far as the form depends on it. */
export interface FormItem {
  id: string
  variant: Variant
}

/** What has been settled before the form: the bundle and the answers of its guide. */
export interface Guide {
  bundle: Bundle
  answers: Answers
}

/** One thing to ask, once, whichever items want it. `id` is the key of its value. */
export type FormField = Field & {
  /** Items that want it, in the order applied for. */
  readonly items: readonly string[]
  readonly uses: readonly FieldUse[]
  /** Settled by the guide: shown, not asked. Null: to be asked. */
  readonly settled: FormValue | null
}

/** `part` is the key of the field. */
export interface FieldProblem extends ValueProblem {
  part: string
}

interface Parts {
  readonly items: readonly Pick<ServiceItem, 'id' | 'name' | 'form'>[]
  readonly fields: readonly Field[]
}

/** The guide of an application for a bundle; undefined for a single item, or answers that are none. */
export function guideOf(bundles: readonly Bundle[], { kind, id }: Subject, answersText: string): Guide | undefined {
  const bundle = kind === 'bundle' ? bundles.find((candidate) => candidate.id === id) : undefined
  const answers = parseAnswersText(answersText)
  return bundle === undefined || answers === null ? undefined : { bundle, answers }
}

/**
 * Merges what the items ask for into one form, each thing once, in the order of the catalogue, whatever order the items
 * come in. One more item only ever adds fields. Fields that are shown under a condition are in the list; {@link askedOf}
 * says which of them are asked for the values so far.
 */
export function formOf({ items, fields }: Parts, applied: readonly FormItem[], guide?: Guide): FormField[] {
  const settle = settler(guide)
  const wanted = new Map<string, { field: string; items: string[]; uses: FieldUse[]; owner: Parts['items'][number] }>()
  for (const { id, variant } of applied) {
    const item = items.find((candidate) => candidate.id === id)
    if (item === undefined) continue
    for (const use of [...(item.form.always ?? []), ...(item.form[variant] ?? [])]) {
      const key = use.key ?? use.field
      const known = wanted.get(key) ?? { field: use.field, items: [], uses: [], owner: item }
      known.items.push(id)
      known.uses.push(use)
      wanted.set(key, known)
    }
  }
  const keys = [...wanted.keys()].sort()
  return fields.flatMap((field) => {
    const merged: FormField[] = []
    for (const key of keys) {
      const found = wanted.get(key)
      if (found === undefined || found.field !== field.id) continue
      const { items: wantedBy, uses, owner } = found
      const label = key === field.id ? field.label : owned(field, owner)
      merged.push({ ...field, id: key, label, items: wantedBy, uses, settled: settle(field) })
    }
    return merged
  })
}

/** What is asked for one item alone says for which: 食品经营许可证：原来的证号. */
function owned(field: Field, { name }: Parts['items'][number]): Field['label'] {
  return { zh: `${name.zh}：${field.label.zh}`, en: `${name.en}: ${field.label.en}` }
}

/** Reads what a guide settles. An answer to a question that is hidden, or 我不知道, settles nothing. */
function settler(guide: Guide | undefined): (field: Field) => FormValue | null {
  if (guide === undefined) return () => null
  const { bundle, answers } = guide
  const scenario = new Scenario(bundle.questions, [], answers)
  const answered = (id: string) => (scenario.isAnswered(id) && scenario.visible(id) === 'yes' ? answers[id] : undefined)
  return (field) => {
    let value: string | number | undefined = bundle.known?.[field.id]
    for (const source of field.from ?? []) if ('answer' in source) value ??= answered(source.answer)
    if (value === undefined) return null
    return field.kind === 'yesno' ? value === 'yes' : value
  }
}

/** A field that is asked or shown now. */
export interface AskedField {
  field: FormField
  required: boolean
}

/**
 * @returns what the counter asks of somebody who may have no phone: without one their own number is not asked, and that of
 * anybody else need not be known.
 */
export function counterForm(form: readonly FormField[], hasPhone: boolean): FormField[] {
  if (hasPhone) return [...form]
  const isOwn = ({ from = [] }: FormField) =>
    from.some((source) => 'applicant' in source && source.applicant === 'phone')
  return form
    .filter((field) => !isOwn(field))
    .map((field) =>
      field.kind === 'phone' ? { ...field, uses: field.uses.map((use) => ({ ...use, optional: true })) } : field,
    )
}

/** @returns the fields that are asked or shown for the values so far, in order. */
export function askedOf(form: readonly FormField[], values: FormValues): AskedField[] {
  const asked = new Map<string, AskedField>()
  for (const field of form) {
    const open = field.uses.filter(({ when }) => {
      if (when === undefined) return true
      const watched = asked.get(when.field)?.field
      const value = watched === undefined ? undefined : (watched.settled ?? values[watched.id])
      const word = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
      return typeof word === 'string' && when.is.indexOf(word) >= 0
    })
    if (open.length > 0) asked.set(field.id, { field, required: open.some((use) => use.optional !== true) })
  }
  return [...asked.values()]
}

/** The fields asked now, in the sections of the catalogue; sections without any are left out. */
export function sectionsOf(
  sections: readonly FormSection[],
  form: readonly FormField[],
  values: FormValues,
): (FormSection & { fields: AskedField[] })[] {
  const asked = askedOf(form, values)
  return sections
    .map((section) => ({ ...section, fields: asked.filter(({ field }) => field.section === section.id) }))
    .filter(({ fields }) => fields.length > 0)
}

/** @returns what is missing or wrong, in the order of the form. `today` is a day of Asia/Shanghai. */
export function checkForm(form: readonly FormField[], values: FormValues, today: Day): FieldProblem[] {
  const problems: FieldProblem[] = []
  for (const { field, required } of askedOf(form, values)) {
    if (field.settled !== null) continue
    const value = values[field.id]
    const problem =
      value === undefined || isEmpty(value) ? (required ? MISSING : null) : checkValue(field, value, today)
    if (problem !== null) problems.push({ part: field.id, ...problem })
  }
  return problems
}

/** @returns the values as they are kept: what is asked and filled in, in normal form, with what the guide settled. */
export function settleForm(form: readonly FormField[], values: FormValues): FormValues {
  const settled: FormValues = {}
  for (const { field } of askedOf(form, values)) {
    const value = field.settled ?? values[field.id]
    if (value !== undefined && !isEmpty(value)) settled[field.id] = normaliseValue(field, value)
  }
  return settled
}

/** @returns of the values of a form those that these items asked for: what their department sees. */
export function valuesFor(form: readonly FormField[], itemIds: readonly string[], values: FormValues): FormValues {
  const own = form.filter(({ items }) => items.some((id) => itemIds.indexOf(id) >= 0)).map(({ id }) => id)
  const kept = settleForm(form, values)
  return Object.fromEntries(Object.entries(kept).filter(([key]) => own.indexOf(key) >= 0))
}

/** The field that says in whose name a business is opened. */
const BUSINESS_FORM = 'business-form'

/** @returns as what the guide has it applied for; null where it left that open. */
export function guidedKind(form: readonly FormField[]): 'household' | 'company' | null {
  const settled = form.find(({ id }) => id === BUSINESS_FORM)?.settled
  return settled === 'individual' ? 'household' : settled === 'company' ? 'company' : null
}

type Source = NonNullable<Field['from']>[number]

/**
 * @returns what is known of the fields before anybody types, from what the applicant said of itself and, where one is to
 * be changed, renewed or ended, from the certificate.
 */
export function prefillOf(
  form: readonly FormField[],
  applicant: ApplicantView,
  certificate?: { number: string },
): FormValues {
  const known: FormValues = {}
  const read = (source: Source): string | null => {
    if ('applicant' in source) return applicantPart(applicant, source.applicant)
    if ('has' in source) return applicant[source.has] === null ? null : source.is
    return 'certificate' in source ? (certificate?.number ?? null) : null
  }
  for (const { id, from, settled } of form) {
    if (settled !== null) continue
    for (const source of from ?? []) {
      const value = read(source)
      if (value !== null && known[id] === undefined) known[id] = value
    }
  }
  return known
}

/** Of a person who applies in their own name the name is that of the one in charge, and no business is called so. */
function applicantPart(applicant: ApplicantView, part: Exclude<keyof ApplicantView, 'kind' | 'documentKind'>) {
  if (applicant.kind !== 'person') return applicant[part]
  return part === 'person' ? applicant.name : part === 'name' ? null : applicant[part]
}
