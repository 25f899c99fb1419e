import type { receiveAtCounter } from '@shared/contract/case'
import type { CallOf } from '@shared/contract/endpoint'
import { answersText } from '@shared/domain/answers-text'
import type { ReceiveDraft } from './draft'

type Body = CallOf<typeof receiveAtCounter>['body']

const tidy = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is handed in; undefined until it is known what for and as what. */
export function bodyOf(
  { bundleId, answers, person, form, marks, pages }: ReceiveDraft,
  pointId: string,
  appointmentId: string | undefined,
): Body | undefined {
  if (bundleId === undefined || person.kind === undefined) return undefined
  return {
    pointId,
    subject: { kind: 'bundle', id: bundleId },
    answers: answersText(answers),
    ...(appointmentId === undefined ? {} : { appointmentId }),
    applicant: {
      kind: person.kind,
      name: person.name.trim(),
      person: tidy(person.person),
      uscc: tidy(person.uscc),
      documentKind: person.documentKind,
      document: person.document.trim(),
      phone: tidy(person.phone),
      address: tidy(person.address),
    },
    form,
    materials: Object.fromEntries(
      Object.entries(marks).map(([id, mark]) => {
        if (mark === 'consent') return [id, { consent: true as const }]
        if (mark === 'promise') return [id, { promise: true as const }]
        return [id, { shown: true as const, files: (pages[id] ?? []).map(({ fileId }) => fileId) }]
      }),
    ),
  }
}
