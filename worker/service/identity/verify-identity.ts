import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { verifyIdentity as endpoint } from '../../../shared/contract/identity'
import { requireConsent } from '../account/consent'
import { phoneSpot } from '../account/new-account'
import { accountPhoneQuery } from '../application/known-content'
import type { Context } from '../context'
import { AppError } from '../error'
import { checkedIdentity } from './checked-identity'
import { identityView, identityWrites } from './identity-row'

const REFUSALS = { different: 'IDENTITY_DIFFERENT', unsupported: 'IDENTITY_AT_COUNTER', down: 'IDENTITY_DOWN' } as const

/**
 * Asks the authentication service whether name, document and the phone somebody logs in with belong to one person, and
 * keeps it. Nothing is kept of a question that was answered with no. @throws AppError BAD_FIELD, CONSENT_NEEDED,
 * PHONE_NEEDED, IDENTITY_DIFFERENT, IDENTITY_AT_COUNTER, IDENTITY_DOWN
 */
export async function verifyIdentity(
  context: Context,
  input: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { deps, accountId, now } = context
  const identity = checkedIdentity(context, input)
  const [[account]] = await context.load([accountPhoneQuery(accountId)])
  requireConsent(context)
  const sealed = account?.phone_sealed ?? null
  if (sealed === null) throw new AppError('PHONE_NEEDED')
  const key = await context.accountKey()
  const phone = await deps.vault.unseal(key, phoneSpot(accountId), sealed)
  const outcome = await deps.identity.check({ ...identity, phone, key: context.id() })
  if (outcome !== 'same') throw new AppError(REFUSALS[outcome])
  await context.save(await identityWrites(context, { accountId, key, by: null, pointId: null }, identity))
  return identityView(identity, null, now)
}
