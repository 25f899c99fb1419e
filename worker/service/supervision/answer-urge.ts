import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { answerUrge as endpoint } from '../../../shared/contract/supervision'
import { guarded, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites } from '../notice/notice'
import { KEY_COLUMNS, KEY_JOINS, type Keyed, sealWords } from './sealed'

type Row = Keyed & {
  item_id: string
  point_id: string
  state: string
  created_by: string
  asker_key_id: string
  asker_wrapped: string | null
  asker_key_version: number
}

const URGE_SQL = `SELECT x.application_id, c.item_id, x.point_id, x.state, x.created_by, ${KEY_COLUMNS},
    q.id AS asker_key_id, q.wrapped AS asker_wrapped, q.version AS asker_key_version
  FROM urge x ${KEY_JOINS} JOIN "case" c ON c.id = x.case_id JOIN account o ON o.id = x.created_by
  JOIN person_key q ON q.id = o.key_id WHERE x.id = ? AND x.to_account_id = ?`
const ANSWER_SQL = `UPDATE urge SET state = 'answered', answer_sealed = ?, answered_at = ?
  WHERE id = ? AND state = 'open' AND to_account_id = ?`

/** Answers what one is asked, once; the one who asked is told. @throws AppError NOT_FOUND for another's, CONFLICT */
export async function answerUrge(context: Context, { id, words }: InputOf<typeof endpoint>): Promise<Done> {
  const { now, deps, accountId } = context
  const [rows] = await context.load([query<Row>(URGE_SQL, [id, accountId])])
  const row = found(rows[0])
  if (row.state !== 'open') throw new AppError('CONFLICT')
  const sealed = await sealWords(context, row, `urge/${id}/answer_sealed`, words)
  const told =
    row.asker_wrapped === null
      ? []
      : await noticeWrites(context, {
          topic: 'staff_urge_answered',
          facts: { itemId: row.item_id },
          accountId: row.created_by,
          key: await deps.vault.openKey(row.asker_key_id, row.asker_wrapped, row.asker_key_version),
          ref: null,
          dedupe: `staff_urge_answered/${id}`,
        })
  await context.save(
    [
      guarded('CONFLICT', ANSWER_SQL, [sealed, now, id, accountId]),
      ...told,
      context.audit('answer', 'urge', id, row.point_id),
    ],
    { done: true },
  )
  return { done: true }
}
