import type { revealApplicant as endpoint } from '../../../shared/contract/case'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { accessRow } from '../account/access-row'
import type { Context } from '../context'
import { deskQueries, openDesk } from './desk-file'

/** Names and numbers in full. The access row is written before the answer leaves: no look without a trace. */
export async function revealApplicant(
  context: Context,
  { id, purpose }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { application, content } = await openDesk(context, await context.load(deskQueries(context, id)))
  await context.save([
    accessRow(context, id, 'application', purpose),
    context.audit('reveal', 'application', id, application.point_id, { purpose }),
  ])
  return { applicant: content.applicant, agent: content.agent }
}
