import type Database from 'libsql'
import { CONSENT_VERSION } from '../../../shared/contract/account'
import type { StaffRole } from '../../../shared/contract/endpoint'
import { loginByPhone, requestLoginCode } from '../../../shared/contract/session'
import type { Standin } from '../../../worker/adapter/standin/sent'
import type { HallClient, Login } from './client'
import type { TestClock } from './clock'

const YEAR_MS = 365 * 86_400_000

/** Logs in as a resident would: the code is read from the text message that was sent. */
export async function logIn(client: HallClient, sms: Standin, phone: string): Promise<Login> {
  const asked = await client.call(requestLoginCode, { body: { phone } })
  if (asked.code !== null) throw new Error(`No code for ${phone}: ${asked.code}`)
  const code = lastCode(sms, phone)
  const { answer: tokens } = await client.call(loginByPhone, {
    body: { phone, code, device: '测试手机', consent: CONSENT_VERSION },
  })
  return { phone, tokens }
}

/** The newest login code that was sent to a phone. */
export function lastCode(sms: Standin, phone: string): string {
  const newest = sms
    .sent()
    .filter(({ to }) => to === phone)
    .at(-1)
  const code = /\d{6}/.exec(newest?.text ?? '')?.[0]
  if (code === undefined) throw new Error(`No code was sent to ${phone}`)
  return code
}

/** Gives someone who is logged in a role for a year, as an administrator would have done before. */
export function giveRole(
  db: Database.Database,
  clock: Pick<TestClock, 'now'>,
  login: Login,
  role: StaffRole,
  pointId: string | null,
  departmentId: string | null = null,
): void {
  db.prepare(
    `INSERT INTO role_grant (id, account_id, role, point_id, department_id, granted_by, granted_at, expires_at)
     VALUES (?, ?, ?, ?, ?, 'test', ?, ?)`,
  ).run([crypto.randomUUID(), accountOf(login), role, pointId, departmentId, clock.now(), clock.now() + YEAR_MS])
}

/** Gives somebody of the hall a work name, as an administrator would have done before. */
export function giveName(db: Database.Database, login: Login, name: string, badge: string | null = null): void {
  db.prepare('UPDATE account SET work_name = ?, work_badge = ? WHERE id = ?').run([name, badge, accountOf(login)])
}

/** The account of a login, from its access token. */
export function accountOf({ tokens }: Login): string {
  const payload: unknown = JSON.parse(Buffer.from(tokens.accessToken.split('.')[1] ?? '', 'base64url').toString())
  const subject = typeof payload === 'object' && payload !== null && 'sub' in payload ? payload.sub : undefined
  if (typeof subject !== 'string') throw new Error('The access token names no account')
  return subject
}
