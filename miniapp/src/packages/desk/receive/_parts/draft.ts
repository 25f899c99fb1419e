import type { FormValues } from '@shared/contract/application-part'
import type { takeOver } from '@shared/contract/case'
import type { BundleView } from '@shared/contract/catalogue'
import type { AnswerOf } from '@shared/contract/endpoint'
import { parseAnswersText } from '@shared/domain/answers-text'
import type { ApplicantKind } from '@shared/domain/application'
import { mayPromise } from '@shared/domain/application-material'
import { FORM_MATERIAL } from '@shared/domain/application-plan'
import { type Answers, type Checklist, type ChecklistMaterial, ORDINARY } from '@shared/domain/checklist'
import { counterForm, type FormField, formOf } from '@shared/domain/form'
import type { DocumentKind } from '@shared/domain/identity'
import type { UploadedPage } from '@/components/upload/box'

/** The screens of receiving somebody at the counter, in order. */
export const STEPS = ['what', 'situation', 'who', 'form', 'materials'] as const
export type Step = (typeof STEPS)[number]

/** How a material came: its original was seen here, the hall may fetch it, or it comes within days (容缺). */
export type Mark = 'shown' | 'consent' | 'promise'

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
  /** Pages that were scanned here, by material. */
  pages: Readonly<Record<string, readonly UploadedPage[]>>
}

type TakenOver = AnswerOf<typeof takeOver>

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
/** What somebody with an appointment has told before. */
export function draftOf({ subject, answers, applicant, form }: TakenOver): ReceiveDraft {
  const { kind, name, person, uscc, documentKind, document, phone, address } = applicant
  return {
    ...EMPTY,
    bundleId: subject.kind === 'bundle' ? subject.id : undefined,
    answers: parseAnswersText(answers) ?? {},
    person: {
      kind: kind ?? undefined,
      // Who books in their own name is the operator of the shop they open.
      name: kind === null ? '' : (name ?? ''),
      person: (kind === null ? name : person) ?? '',
      uscc: uscc ?? '',
      documentKind: documentKind ?? 'id_card',
      document: document ?? '',
      phone: phone ?? '',
      address: address ?? '',
    },
    form,
  }
}

export const EMPTY: ReceiveDraft = { bundleId: undefined, answers: {}, person: NOBODY, form: {}, marks: {}, pages: {} }

const appliedOf = ({ items }: Checklist) =>
  items.map(({ id, variants, routes }) => ({ id, variant: variants[0] ?? 'establish', route: routes[0] ?? ORDINARY }))

/** The form of what is applied for, each thing once; without a phone nobody is asked for one. */
export function formFields(view: BundleView, list: Checklist, answers: Answers, hasPhone: boolean): FormField[] {
  return counterForm(formOf(view, appliedOf(list), { bundle: view.bundle, answers }), hasPhone)
}

/** A paper on the desk, and whether every item that needs it may wait for it. */
export type Paper = ChecklistMaterial & { mayPromise: boolean }

/** The papers that are looked at: the form itself is made of what was typed. */
export function papersOf({ items }: BundleView, list: Checklist): Paper[] {
  const applied = appliedOf(list)
  return list.materials
    .filter(({ id }) => id !== FORM_MATERIAL)
    .map((material) => {
      const neededBy = material.neededBy.map(({ item }) => item)
      return { ...material, mayPromise: mayPromise(items, applied, { ...material, neededBy, required: true }) }
    })
}
