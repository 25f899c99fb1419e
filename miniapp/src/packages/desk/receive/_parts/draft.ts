import type { DeliveryView, FormValues } from '@shared/contract/application-part'
import type { Subject } from '@shared/contract/common'
import type { takeOver } from '@shared/contract/counter'
import type { AnswerOf } from '@shared/contract/endpoint'
import { parseAnswersText } from '@shared/domain/answers-text'
import type { ApplicantKind } from '@shared/domain/application'
import type { Answers } from '@shared/domain/checklist'
import { NO_DELIVERY } from '@shared/domain/delivery'
import type { DocumentKind } from '@shared/domain/identity'
import type { UploadedPage } from '@/components/upload/box'

/** The screens of receiving somebody at the counter, in order. */
export const STEPS = ['what', 'situation', 'who', 'form', 'materials'] as const
export type Step = (typeof STEPS)[number]

/**
 * How a material came: its original was seen here, it was sent from home and nobody has looked at it yet, the hall may
 * fetch it, or it comes within days (容缺).
 */
export type Mark = 'shown' | 'uploaded' | 'consent' | 'promise'

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

/** 经办人, as typed. */
export interface Agent {
  name: string
  documentKind: DocumentKind
  document: string
  phone: string
  scope: 'submit' | 'all'
  /** YYYY-MM-DD, the last day of the authorisation. */
  untilDay: string
}

/** Everything that is said at the counter. */
export interface ReceiveDraft {
  subject: Subject | undefined
  /** Of the guide of a bundle; of an item its variant, and the way. */
  answers: Answers
  person: Person
  /** 经办人 who stands here for the applicant; undefined: the applicant is here. */
  agent: Agent | undefined
  form: FormValues
  marks: Readonly<Record<string, Mark>>
  /** Pages that were scanned here, by material. */
  pages: Readonly<Record<string, readonly UploadedPage[]>>
  /** What was sent from home, by material. */
  sent: Readonly<Record<string, SentPaper>>
  /** How the result shall come. */
  delivery: DeliveryView
}

/** A paper that was sent from home; `reason`: why a look beforehand found it wrong. */
export type SentPaper = Pick<TakenOver['materials'][number], 'pages' | 'reason'>

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
export function draftOf({ subject, answers, applicant, form, materials, delivery }: TakenOver): ReceiveDraft {
  const { kind, name, person, uscc, documentKind, document, phone, address } = applicant
  return {
    ...EMPTY,
    subject,
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
    delivery,
    marks: Object.fromEntries(
      materials.flatMap(({ materialId, state }) => {
        const mark = MARK_OF[state]
        return mark === undefined ? [] : [[materialId, mark]]
      }),
    ),
    sent: Object.fromEntries(
      materials.flatMap(({ materialId, pages, reason }) => (pages.length > 0 ? [[materialId, { pages, reason }]] : [])),
    ),
  }
}

/** What a paper counts as that was given at home. One that was found wrong counts as nothing. */
const MARK_OF: Readonly<Partial<Record<TakenOver['materials'][number]['state'], Mark>>> = {
  given: 'uploaded',
  fine: 'shown',
  fetch: 'consent',
  promised: 'promise',
}

export const EMPTY: ReceiveDraft = {
  subject: undefined,
  answers: {},
  person: NOBODY,
  agent: undefined,
  form: {},
  marks: {},
  pages: {},
  sent: {},
  delivery: NO_DELIVERY,
}
