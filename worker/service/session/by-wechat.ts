import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { loginByWechat as endpoint } from '../../../shared/contract/session'
import { type LinkPlan, linkPlan } from '../../../shared/domain/account-link'
import type { DataKey } from '../../adapter/vault'
import type { Write } from '../../db/statement'
import { consentWrites } from '../account/consent'
import { newAccount } from '../account/new-account'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { type AccountRow, accountByPhone, accountByWechat, openAccount } from './known-account'
import { accountIdOf, joinAccounts, setPhone, setWechat } from './link'
import { openSession } from './open-session'

type Input = InputOf<typeof endpoint>
interface Proved {
  openid: string
  phone: string | null
}

/**
 * Logs in by WeChat; with the code of the phone button the number is confirmed as well. Which account one reaches when
 * the two belong to different ones is decided by `linkPlan`: an account that has another phone of its own is never joined,
 * the login then opens it as it is. @throws AppError WECHAT_REFUSED, WECHAT_DOWN
 */
export async function byWechat(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const session = await context.deps.wechat.codeToSession(input.code)
  if (!session.ok) throw wechatError(session.reason, 'code')
  const phone = input.phoneCode === undefined ? null : await phoneOfCode(context, input.phoneCode)
  const proved = { openid: session.openid, phone }
  try {
    return await enter(context, input, proved)
  } catch (error) {
    // A double tap makes two accounts at once: the later one finds the earlier one's.
    if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
    return enter(context, input, proved)
  }
}

/** The number behind a code of the phone button. @throws AppError WECHAT_REFUSED, WECHAT_DOWN */
export async function phoneOfCode(context: Context, phoneCode: string): Promise<string> {
  const answer = await context.deps.wechat.phoneOf(phoneCode)
  if (!answer.ok) throw wechatError(answer.reason, 'phoneCode')
  return answer.phone
}

function wechatError(reason: 'refused' | 'down', field: string): AppError {
  return reason === 'down' ? new AppError('WECHAT_DOWN') : new AppError('WECHAT_REFUSED', { field })
}

async function enter(context: Context, input: Input, proved: Proved): Promise<AnswerOf<typeof endpoint>> {
  const { vault } = context.deps
  const [byOpenid, byNumber] = await context.load([
    accountByWechat(await vault.hash('wechat', proved.openid)),
    accountByPhone(proved.phone === null ? '' : await vault.hash('phone', proved.phone)),
  ])
  const known = byOpenid[0]
  const plan = linkPlan(known ? { id: known.id, hasPhone: known.phone_hash !== null } : null, {
    proved: proved.phone !== null,
    accountId: byNumber[0]?.id ?? null,
  })
  const account = await accountOf(context, input, proved, plan, [...byOpenid, ...byNumber])
  const session = await openSession(context, account, input.device)
  await context.save([...account.writes, ...session.writes])
  return { ...session.tokens, phoneConfirmed: proved.phone !== null || (known?.phone_hash ?? null) !== null }
}

async function accountOf(
  context: Context,
  input: Input,
  { openid, phone }: Proved,
  plan: LinkPlan,
  rows: readonly AccountRow[],
): Promise<{ id: string; key: DataKey; writes: Write[] }> {
  const id = accountIdOf(plan)
  if (id === null) return newAccount(context, { phone, openid, consent: input.consent })
  const account = await openAccount(context, found(rows.find((row) => row.id === id)))
  const writes = consentWrites(context, id, input.consent)
  if (plan.plan === 'set_phone' && phone !== null) writes.push(...(await setPhone(context, account, phone)))
  if (plan.plan === 'set_wechat') writes.push(...(await setWechat(context, account, openid)))
  if (plan.plan === 'join') writes.push(...(await joinAccounts(context, plan.from, account, openid)))
  return { ...account, writes }
}
