import type { receiveAtCounter } from '@shared/contract/counter'
import type { CallOf } from '@shared/contract/endpoint'
import { answersText } from '@shared/domain/answers-text'
import type { Agent, Mark, ReceiveDraft } from './draft'

type Body = CallOf<typeof receiveAtCounter>['body']

const tidy = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const agentOf = (agent: Agent) => ({
  ...agent,
  name: agent.name.trim(),
  document: agent.document.trim(),
  phone: agent.phone.trim(),
  untilDay: agent.untilDay.trim(),
})

/** What is handed in; undefined until it is known what for and as what. */
export function bodyOf(
  { subject, answers, person, agent, form, marks, pages, sent, delivery }: ReceiveDraft,
  pointId: string,
  appointmentId: string | undefined,
  papers: readonly { id: string }[],
): Body | undefined {
  if (subject === undefined || person.kind === undefined) return undefined
  return {
    pointId,
    subject,
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
    ...(agent === undefined ? {} : { agent: agentOf(agent) }),
    form,
    delivery,
    materials: Object.fromEntries(
      // What was marked for other answers, at home or here, is not asked for any more.
      Object.entries(marks)
        .filter(([id]) => papers.some((paper) => paper.id === id))
        .map(([id, mark]) => materialOf(id, mark)),
    ),
  }

  function materialOf(id: string, mark: Mark): [string, Body['materials'][string]] {
    if (mark === 'consent') return [id, { consent: true }]
    if (mark === 'promise') return [id, { promise: true }]
    const files = [...(sent[id]?.pages ?? []), ...(pages[id] ?? [])].map(({ fileId }) => fileId)
    return [id, mark === 'uploaded' ? { uploaded: true, files } : { shown: true, files }]
  }
}
