import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { cancelCard as endpoint } from '../../../shared/contract/supervision'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { cardQuery } from './explain-card'
import { sealWords } from './sealed'

const CANCEL_SQL = `UPDATE card SET state = 'cancelled', cancel_sealed = ?, cancelled_by = ?, cancelled_at = ?
  WHERE id = ? AND state <> 'cancelled'`

/** Cancels a card that should not have been; the card, its explanation and the reason stay. @throws AppError NOT_FOUND, CONFLICT */
export async function cancelCard(context: Context, { id, reason }: InputOf<typeof endpoint>): Promise<Done> {
  const [rows] = await context.load([cardQuery(id)])
  const card = found(rows[0])
  context.requireAt(card.point_id)
  if (card.state === 'cancelled') throw new AppError('CONFLICT')
  const sealed = await sealWords(context, card, `card/${id}/cancel_sealed`, reason)
  await context.save(
    [
      guarded('CONFLICT', CANCEL_SQL, [sealed, context.accountId, context.now, id]),
      context.audit('cancel', 'card', id, card.point_id),
    ],
    { done: true },
  )
  return { done: true }
}
