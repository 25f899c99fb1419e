import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { confirmPhone as endpoint } from '../../../shared/contract/session'
import { linkPlan } from '../../../shared/domain/account-link'
import { query, type Write } from '../../db/statement'
import { wechatSpot } from '../account/new-account'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { phoneOfCode } from './by-wechat'
import { accountByPhone, openAccount } from './known-account'
import { joinAccounts, setPhone } from './link'
import { codeQuery, proveCode } from './login-code'
import { deviceSpot, openSession } from './open-session'

type Input = InputOf<typeof endpoint>
interface OwnRow {
  phone_hash: string | null
  wechat_sealed: string | null
  device_sealed: string
}

const OWN_SQL = `SELECT a.phone_hash, a.wechat_sealed, s.device_sealed FROM account a
  JOIN session s ON s.id = ? WHERE a.id = ?`

/**
 * Confirms the caller's phone, by the code of WeChat's phone button or by SMS. When the number belongs to another account
 * and the caller's has none, the caller's goes into it and `tokens` opens that one; two accounts with phones stay apart.
 * @throws AppError BAD_FIELD, CONFLICT, WECHAT_REFUSED, WECHAT_DOWN, CODE_EXPIRED, CODE_TOO_MANY, CODE_WRONG
 */
export async function confirmPhone(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const [own] = await context.load([query<OwnRow>(OWN_SQL, [context.sessionId, context.accountId])])
  const caller = found(own[0])
  const { phone, spent } = await provedPhone(context, input)
  const [others] = await context.load([accountByPhone(await context.deps.vault.hash('phone', phone))])
  const plan = linkPlan(
    { id: context.accountId, hasPhone: caller.phone_hash !== null },
    { proved: true, accountId: others[0]?.id ?? null },
  )
  if (plan.plan === 'conflict')
    throw new AppError('CONFLICT', { message: '这个手机号已经有账号了。请退出后用这个手机号登录。' })
  if (plan.plan === 'join') return join(context, caller, await openAccount(context, found(others[0])), spent)
  const account = { id: context.accountId, key: await context.accountKey() }
  const changes = plan.plan === 'set_phone' ? await setPhone(context, account, phone) : []
  if (spent.length + changes.length > 0) await context.save([...spent, ...changes])
  return { done: true, tokens: null }
}

async function provedPhone(context: Context, input: Input): Promise<{ phone: string; spent: Write[] }> {
  const { phoneCode, phone, code } = input
  if (phoneCode !== undefined && phone === undefined && code === undefined)
    return { phone: await phoneOfCode(context, phoneCode), spent: [] }
  if (phoneCode !== undefined || phone === undefined || code === undefined)
    throw new AppError('BAD_FIELD', { field: phone === undefined ? 'phone' : 'code' })
  const hash = await context.deps.vault.hash('phone', phone)
  const [codes] = await context.load([codeQuery(hash)])
  const spent = await proveCode(context, codes[0], { number: phone, hash }, code)
  return { phone, spent: [spent, context.audit('use', 'login_code', '-')] }
}

async function join(
  context: Context,
  caller: OwnRow,
  into: Awaited<ReturnType<typeof openAccount>>,
  spent: Write[],
): Promise<AnswerOf<typeof endpoint>> {
  const { vault } = context.deps
  const key = await context.accountKey()
  const openid = await vault.unseal(key, wechatSpot(context.accountId), found(caller.wechat_sealed, 'CONFLICT'))
  const device = await vault.unseal(key, deviceSpot(context.sessionId), caller.device_sealed)
  const session = await openSession(context, into, device)
  await context.save([...spent, ...(await joinAccounts(context, context.accountId, into, openid)), ...session.writes])
  return { done: true, tokens: session.tokens }
}
