import type { ApplicantView, FormValues } from '../contract/application-part'
import { agentMay } from './applicant'
import { NO_DELIVERY } from './delivery'
import { type DraftContent, type Marks, NO_APPLICANT } from './draft'
import { checkValue } from './field-check'
import { askedOf, type FormField, guidedKind, prefillOf } from './form'
import { checkUscc } from './gb32100'
import type { Day } from './time'

/** What a draft that is begun from a certificate can be filled from. */
export interface Held {
  /** The number of the certificate. */
  number: string
  /** Numbers of what was issued with it: the 营业执照 bears the 统一社会信用代码. */
  issued: readonly string[]
  /** What the certificate came from. */
  own: DraftContent
  /** What else something was issued for to the same holder, the newest first. */
  others: readonly DraftContent[]
}

/** A draft that was filled from a certificate. */
export interface Filled {
  content: DraftContent
  /** The parts that were filled in, as a draft's marks name them. */
  parts: string[]
}

/** Two applications are of one business: its name or code, its premises and whoever stands for it are the same. */
function isSameHolder(one: ApplicantView, other: ApplicantView): boolean {
  const differs = (key: 'uscc' | 'address') => one[key] !== null && other[key] !== null && one[key] !== other[key]
  if (one.kind !== other.kind || one.document !== other.document || differs('uscc') || differs('address')) return false
  return (one.uscc !== null && one.uscc === other.uscc) || one.name === other.name
}

/** Whether what was handed in may be shown to whoever opens a draft: an agent only while the authorisation covers it. */
export const mayContinue = ({ agent }: Pick<DraftContent, 'agent'>, today: Day): boolean =>
  agent === null || agentMay(agent, 'continue', today)

/**
 * Fills a draft from the certificate it is about: from the application that the certificate came from and, for what that
 * one does not say, from later ones of the same holder and premises. Field by field, where the field is asked here and
 * takes the value as it is defined today; what is said anew each time stays empty. `today` is a day of Asia/Shanghai.
 * @returns null where an agent's authorisation covers none of it any more
 */
export function fillFrom(form: readonly FormField[], { number, issued, own, others }: Held, today: Day): Filled | null {
  if (!mayContinue(own, today)) return null
  const same = others.filter((one) => isSameHolder(own.applicant, one.applicant) && mayContinue(one, today))
  const sources = [own, ...same]
  const applicant = applicantOf(form, sources, issued)
  const { agent } = own
  const known = { ...prefillOf(form, applicant, { number }), ...valuesOf(form, sources) }
  const right: FormValues = {}
  for (const field of form) {
    const value = known[field.id]
    if (value !== undefined && checkValue(field, value, today) === null) right[field.id] = value
  }
  const asked = askedOf(form, right).map(({ field }) => field.id)
  const values: FormValues = Object.fromEntries(Object.entries(right).filter(([id]) => asked.indexOf(id) >= 0))
  return {
    content: { applicant, agent, form: values, delivery: NO_DELIVERY },
    parts: [
      ...partsOf('applicant', applicant),
      ...(agent === null ? [] : partsOf('agent', agent)),
      ...partsOf('form', values),
    ],
  }
}

function applicantOf(
  form: readonly FormField[],
  sources: readonly DraftContent[],
  issued: readonly string[],
): ApplicantView {
  const applicant = { ...NO_APPLICANT }
  for (const source of sources) {
    for (const [name, value] of Object.entries(source.applicant)) {
      const key = name as keyof ApplicantView
      if (applicant[key] === null && value !== null) Object.assign(applicant, { [key]: value })
    }
  }
  const kind = guidedKind(form) ?? applicant.kind
  const isBusiness = kind !== null && kind !== 'person'
  const uscc = applicant.uscc ?? issued.find((one) => checkUscc(one) === null) ?? null
  return { ...applicant, kind, uscc: isBusiness ? uscc : null }
}

/** Of each field the newest value, the certificate's own application first. */
function valuesOf(form: readonly FormField[], sources: readonly DraftContent[]): FormValues {
  const values: FormValues = {}
  for (const { id, settled, fresh } of form) {
    if (settled !== null || fresh === true) continue
    for (const source of sources) {
      const value = source.form[id]
      if (values[id] === undefined && value !== undefined) values[id] = value
    }
  }
  return values
}

const partsOf = (place: string, of: object): string[] =>
  Object.entries(of).flatMap(([name, value]) => (value === null ? [] : [`${place}.${name}`]))

/** @returns the parts that nobody has touched since they were filled in. */
export const untouched = (parts: readonly string[], marks: Marks): string[] =>
  parts.filter((part) => marks[part] === undefined && (part.slice(0, 6) !== 'agent.' || marks.agent === undefined))
