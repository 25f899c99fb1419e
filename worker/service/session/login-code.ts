import { CODE_ATTEMPTS, codeRefusal, type SentCode } from '../../../shared/domain/login-code'
import { guarded, query, type Write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'

export interface CodeRow {
  code_hash: string
  attempts: number
  sent_day: string
  sent_today: number
  created_at: number
  expires_at: number
  used_at: number | null
}

/** The code that was last sent to a phone. */
export const codeQuery = (phoneHash: string) =>
  query<CodeRow>(
    'SELECT code_hash, attempts, sent_day, sent_today, created_at, expires_at, used_at FROM login_code WHERE phone_hash = ?',
    [phoneHash],
  )

export function sentCodeOf(row: CodeRow | undefined): SentCode | null {
  if (!row) return null
  return {
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    attempts: row.attempts,
    sentDay: row.sent_day,
    sentToday: row.sent_today,
  }
}

/** A code is kept as a keyed hash bound to its phone. */
export function hashCode(context: Context, phone: string, code: string): Promise<string> {
  return context.deps.vault.hash('login_code', `${phone}/${code}`)
}

/**
 * Checks a guess. The attempt is counted before anything is compared, by a condition in the database: however many guess
 * at once, five comparisons are made.
 * @returns the write that spends the code; it goes into the batch the login makes
 * @throws AppError CODE_EXPIRED, CODE_TOO_MANY, CODE_WRONG
 */
export async function proveCode(
  context: Context,
  row: CodeRow | undefined,
  phone: { number: string; hash: string },
  guess: string,
): Promise<Write> {
  const refusal = codeRefusal(sentCodeOf(row), context.now)
  if (refusal !== null || !row) throw new AppError(refusal ?? 'CODE_EXPIRED')
  await context.save([
    guarded(
      'CODE_TOO_MANY',
      'UPDATE login_code SET attempts = attempts + 1 WHERE phone_hash = ? AND code_hash = ? AND attempts < ?',
      [phone.hash, row.code_hash, CODE_ATTEMPTS],
    ),
    context.audit('guess', 'login_code', '-'),
  ])
  if ((await hashCode(context, phone.number, guess)) !== row.code_hash)
    throw new AppError('CODE_WRONG', { field: 'code' })
  return guarded(
    'CODE_EXPIRED',
    'UPDATE login_code SET used_at = ? WHERE phone_hash = ? AND code_hash = ? AND used_at IS NULL AND expires_at > ?',
    [context.now, phone.hash, row.code_hash, context.now],
  )
}
