import type { answerObjection as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites } from '../notice/notice'
import { objectionSpot } from './spot'

interface Row {
  account_id: string
  limit_key: string
  state: string
  key_id: string
  wrapped: string
  key_version: number
}

const OBJECTION_SQL = `SELECT o.account_id, o.limit_key, o.state, k.id AS key_id, k.wrapped, k.version AS key_version
  FROM objection o JOIN account a ON a.id = o.account_id JOIN person_key k ON k.id = a.key_id
  WHERE o.id = ? AND k.wrapped IS NOT NULL`
const ANSWER_SQL = `UPDATE objection SET state = ?, answer_sealed = ?, answered_by = ?, answered_at = ?
  WHERE id = ? AND state = 'open'`
const FORGIVE_SQL = `INSERT INTO forgiveness (limit_key, until) VALUES (?, ?)
  ON CONFLICT (limit_key) DO UPDATE SET until = MAX(until, excluded.until)`

/**
 * Answers an objection to a booking ban, once. Upheld, every offence so far is forgiven and the ban ends at once.
 * @throws AppError NOT_FOUND, CONFLICT when it was answered before, FORBIDDEN for one's own objection
 */
export async function answerObjection(
  context: Context,
  { id, upheld, words }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps, accountId } = context
  const [rows] = await context.load([query<Row>(OBJECTION_SQL, [id])])
  const objection = found(rows[0])
  if (objection.account_id === accountId) throw new AppError('FORBIDDEN')
  if (objection.state !== 'open') throw new AppError('CONFLICT')
  const key = await deps.vault.openKey(objection.key_id, objection.wrapped, objection.key_version)
  const state = upheld ? 'upheld' : 'declined'
  const sealed = await deps.vault.seal(key, objectionSpot(id, 'answer'), words)
  const forgiven: Write[] = upheld ? [write(FORGIVE_SQL, [objection.limit_key, now])] : []
  await context.save([
    guarded('CONFLICT', ANSWER_SQL, [state, sealed, accountId, now, id]),
    ...forgiven,
    ...(await noticeWrites(context, {
      topic: 'objection_answered',
      facts: { upheld, words },
      accountId: objection.account_id,
      key,
      ref: null,
      dedupe: `objection_answered/${id}`,
    })),
    context.audit(state, 'objection', id),
  ])
  return { done: true }
}
