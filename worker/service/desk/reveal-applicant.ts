import type { revealApplicant as endpoint } from '../../../shared/contract/case'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { accessRow } from '../account/access-row'
import type { Context } from '../context'
import { deskQueries, openDesk } from './desk-file'
import { sightOf } from './sight'

/** Names and numbers in full, and where the result is to be posted. The access row is written before the answer leaves: no look without a trace. */
export async function revealApplicant(
  context: Context,
  { id, purpose }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { application, content, cases, authorities } = await openDesk(
    context,
    await context.load(deskQueries(context, id)),
  )
  await context.save([
    accessRow(context, id, 'application', purpose),
    context.audit('reveal', 'application', id, application.point_id, { purpose }),
  ])
  // Where it is posted is the window's business; a department decides without it.
  const { isWhole } = sightOf(cases, authorities)
  return { applicant: content.applicant, agent: content.agent, delivery: isWhole ? content.delivery : null }
}
