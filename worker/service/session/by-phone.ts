import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { loginByPhone as endpoint } from '../../../shared/contract/session'
import { consentWrites } from '../account/consent'
import { newAccount } from '../account/new-account'
import type { Context } from '../context'
import { accountByPhone, openAccount } from './known-account'
import { codeQuery, proveCode } from './login-code'
import { openSession } from './open-session'

/** Logs in by the code of a text message; the first login makes the account. @throws AppError CODE_EXPIRED, CODE_TOO_MANY, CODE_WRONG */
export async function byPhone(
  context: Context,
  { phone, code, device, consent }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const hash = await context.deps.vault.hash('phone', phone)
  const [codes, accounts] = await context.load([codeQuery(hash), accountByPhone(hash)])
  const spent = await proveCode(context, codes[0], { number: phone, hash }, code)
  const [row] = accounts
  const account = row
    ? { ...(await openAccount(context, row)), writes: consentWrites(context, row.id, consent) }
    : await newAccount(context, { phone, openid: null, consent })
  const session = await openSession(context, account, device)
  await context.save([spent, ...account.writes, ...session.writes])
  return session.tokens
}
