import type { objectToBan as endpoint } from '../../../shared/contract/account'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { bannedUntil, standing } from '../../../shared/domain/booking-limit'
import { query, write } from '../../db/statement'
import { RECORD_COLUMNS, type RecordRow, recordOf, recordSince } from '../appointment/person'
import type { Context } from '../context'
import { AppError } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { objectionSpot } from './spot'

interface Row extends RecordRow {
  limit_key: string
  is_open: number
}

// Oneself first: a ban counts the person served, so it may also be on somebody the account books for.
const RECORDS_SQL = `SELECT x.limit_key, ${RECORD_COLUMNS},
  EXISTS (SELECT 1 FROM objection o WHERE o.limit_key = x.limit_key AND o.state = 'open') AS is_open
  FROM party x WHERE x.account_id = ? AND x.deleted_at IS NULL ORDER BY x.kind = 'self' DESC`
const INSERT_SQL = `INSERT INTO objection (id, account_id, limit_key, words_sealed, state, no_shows, cancels, created_at)
  VALUES (?, ?, ?, ?, 'open', ?, ?, ?)`

/**
 * Objects to the booking ban on oneself, else on somebody one books for; a supervisor answers.
 * @throws AppError OBJECTION_EXISTS while one is open, CONFLICT when nobody of the account is banned
 */
export async function objectToBan(
  context: Context,
  { words }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps, accountId } = context
  const [rows, rules] = await context.load([query<Row>(RECORDS_SQL, [recordSince(now), accountId]), RULE_QUERY])
  const rule = ruleOf(rules)
  const banned = rows.filter((row) => bannedUntil(recordOf(row), rule, now) !== null)
  const row = banned.find((candidate) => candidate.is_open === 0)
  if (!row) throw new AppError(banned.length > 0 ? 'OBJECTION_EXISTS' : 'CONFLICT')
  const { noShows, cancels } = standing(recordOf(row), rule, now)
  const id = context.id()
  const sealed = await deps.vault.seal(await context.accountKey(), objectionSpot(id, 'words'), words)
  await context.save([
    write(INSERT_SQL, [id, accountId, row.limit_key, sealed, noShows, cancels, now], 'OBJECTION_EXISTS'),
    context.audit('object', 'objection', id),
  ])
  return { done: true }
}
