import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { requestLoginCode as endpoint } from '../../../shared/contract/session'
import { CODE_LIFE_MS, CODE_RESEND_MS, CODES_A_DAY, waitBeforeCode } from '../../../shared/domain/login-code'
import { addDays, dayOf, instantOf, MINUTE_MS } from '../../../shared/domain/time'
import { guarded, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { codeQuery, hashCode, sentCodeOf } from './login-code'

const PUT_CODE_SQL = `INSERT INTO login_code
  (phone_hash, code_hash, attempts, sent_day, sent_today, created_at, expires_at) VALUES (?,?,0,?,1,?,?)
  ON CONFLICT (phone_hash) DO UPDATE SET code_hash = excluded.code_hash, attempts = 0, used_at = NULL,
    sent_today = CASE WHEN sent_day = excluded.sent_day THEN sent_today + 1 ELSE 1 END, sent_day = excluded.sent_day,
    created_at = excluded.created_at, expires_at = excluded.expires_at
  WHERE created_at <= ? AND (sent_day <> excluded.sent_day OR sent_today < ?)`

const UNCERTAIN = '短信可能没有发出去。收到了请填写验证码；没收到请过一分钟再试。'

/**
 * Sends a six-digit code by SMS. It never looks at the accounts, so its answer is the same for a phone that has one.
 * When nobody knows whether the message went out, the code stays good and the person is told so.
 * @throws AppError RATE_LIMITED with the time to wait, SMS_DOWN
 */
export async function requestCode(
  context: Context,
  { phone }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const phoneHash = await deps.vault.hash('phone', phone)
  const [codes] = await context.load([codeQuery(phoneHash)])
  const day = dayOf(now)
  const wait = waitBeforeCode(sentCodeOf(codes[0]), now, instantOf(addDays(day, 1), 0))
  if (wait > 0) throw new AppError('RATE_LIMITED', { retryAfterMs: wait })

  const code = String(Math.floor(deps.random() * 1_000_000)).padStart(6, '0')
  const codeHash = await hashCode(context, phone, code)
  const key = context.id()
  await context.save([
    guarded('RATE_LIMITED', PUT_CODE_SQL, [
      phoneHash,
      codeHash,
      day,
      now,
      now + CODE_LIFE_MS,
      now - CODE_RESEND_MS,
      CODES_A_DAY,
    ]),
    context.audit('send', 'login_code', key),
  ])
  const values = { code, minutes: String(CODE_LIFE_MS / MINUTE_MS) }
  const delivery = await deps.sms.send({ phone, template: 'login_code', values, key })
  if (delivery.state === 'unknown') throw new AppError('SMS_DOWN', { message: UNCERTAIN, retryAfterMs: CODE_RESEND_MS })
  if (delivery.state !== 'sent') {
    await takeBack(context, phoneHash, codeHash, key)
    throw new AppError('SMS_DOWN')
  }
  return { expiresAt: now + CODE_LIFE_MS, resendAt: now + CODE_RESEND_MS }
}

/** Nothing was sent: the person need not wait for the minute. The daily count stays, so a broken gateway is not hammered. */
async function takeBack(context: Context, phoneHash: string, codeHash: string, key: string): Promise<void> {
  await context.save([
    write('UPDATE login_code SET created_at = ?, expires_at = ? WHERE phone_hash = ? AND code_hash = ?', [
      context.now - CODE_RESEND_MS,
      context.now,
      phoneHash,
      codeHash,
    ]),
    context.audit('take_back', 'login_code', key),
  ])
}
