import type { FormValues } from '@shared/contract/application-part'
import type { BundleView } from '@shared/contract/catalogue'
import type { ApplicantKind } from '@shared/domain/application'
import { FORM_MATERIAL } from '@shared/domain/application-plan'
import type { Answers, Checklist, ChecklistMaterial } from '@shared/domain/checklist'
import { type FormField, formOf } from '@shared/domain/form'
import type { DocumentKind } from '@shared/domain/identity'

/** The screens of receiving somebody at the counter, in order. */
export const STEPS = ['what', 'situation', 'who', 'form', 'materials'] as const
export type Step = (typeof STEPS)[number]

/** How a material came: its original was seen here, or the hall may fetch it. */
export type Mark = 'shown' | 'consent'

export interface Person {
  kind: ApplicantKind | undefined
  name: string
  person: string
  uscc: string
  documentKind: DocumentKind
  document: string
  phone: string
  address: string
}

/** Everything that is said at the counter. */
export interface ReceiveDraft {
  bundleId: string | undefined
  answers: Answers
  person: Person
  form: FormValues
  marks: Readonly<Record<string, Mark>>
}

export const NOBODY: Person = {
  kind: undefined,
  name: '',
  person: '',
  uscc: '',
  documentKind: 'id_card',
  document: '',
  phone: '',
  address: '',
}
export const EMPTY: ReceiveDraft = { bundleId: undefined, answers: {}, person: NOBODY, form: {}, marks: {} }

/** The form of what is applied for, each thing once. */
export function formFields(view: BundleView, list: Checklist, answers: Answers): FormField[] {
  const applied = list.items.map(({ id, variants }) => ({ id, variant: variants[0] ?? 'establish' }))
  return formOf(view, applied, { bundle: view.bundle, answers })
}

/** The papers that are looked at: the form itself is made of what was typed. */
export const papersOf = (list: Checklist): ChecklistMaterial[] =>
  list.materials.filter(({ id }) => id !== FORM_MATERIAL)
