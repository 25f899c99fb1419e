import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { explainCard as endpoint } from '../../../shared/contract/supervision'
import { guarded, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { mayExplain } from './list-cards'
import { KEY_COLUMNS, KEY_JOINS, type Keyed, sealWords } from './sealed'

/** What is read of a card before somebody writes to it. */
export type CardRow = Keyed & { point_id: string; department_id: string; state: string }

const CARD_SQL = `SELECT x.application_id, x.point_id, x.department_id, x.state, ${KEY_COLUMNS} FROM card x ${KEY_JOINS}
  WHERE x.id = ?`
export const cardQuery = (id: string) => query<CardRow>(CARD_SQL, [id])

const EXPLAIN_SQL = `UPDATE card SET state = 'explained', explanation_sealed = ?, explained_by = ?, explained_at = ?
  WHERE id = ? AND state = 'open'`

/** Says why a case is late, once. @throws AppError NOT_FOUND for another department's, CONFLICT when it was said or cancelled */
export async function explainCard(context: Context, { id, words }: InputOf<typeof endpoint>): Promise<Done> {
  const [rows] = await context.load([cardQuery(id)])
  const card = found(rows[0])
  if (!mayExplain(context, card)) throw new AppError('NOT_FOUND')
  if (card.state !== 'open') throw new AppError('CONFLICT')
  const sealed = await sealWords(context, card, `card/${id}/explanation_sealed`, words)
  await context.save(
    [
      guarded('CONFLICT', EXPLAIN_SQL, [sealed, context.accountId, context.now, id]),
      context.audit('explain', 'card', id, card.point_id),
    ],
    { done: true },
  )
  return { done: true }
}
