import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { revealContact as endpoint } from '../../../shared/contract/visit'
import { accessRow } from '../account/access-row'
import type { Context } from '../context'
import { found } from '../error'
import { contactQuery, openContact } from './contact'

/**
 * Shows the unmasked contact of the person served. The access row is written before the answer leaves: no look without a
 * trace. @throws AppError NOT_FOUND
 */
export async function revealContact(
  context: Context,
  { id, purpose }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([contactQuery(id)])
  const row = found(rows[0])
  context.requireAt(row.point_id)
  const { name, phone, document } = await openContact(context, row)
  await context.save([
    accessRow(context, row.party_id, 'contact', purpose),
    context.audit('reveal_contact', 'appointment', id, row.point_id, { party: row.party_id, purpose }),
  ])
  return { name, phone, document }
}
