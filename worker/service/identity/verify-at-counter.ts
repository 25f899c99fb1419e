import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { verifyAtCounter as endpoint } from '../../../shared/contract/identity'
import { query } from '../../db/statement'
import { accessRow } from '../account/access-row'
import type { Context } from '../context'
import { AppError } from '../error'
import { checkedIdentity } from './checked-identity'
import { identityView, identityWrites } from './identity-row'

interface Row {
  id: string
  key_id: string
  wrapped: string
  version: number
}

const ACCOUNT_SQL = `SELECT a.id, k.id AS key_id, k.wrapped, k.version FROM account a JOIN person_key k ON k.id = a.key_id
  WHERE a.phone_hash = ? AND a.deleted_at IS NULL AND k.wrapped IS NOT NULL`

/**
 * A clerk has seen the person with the document, who says which phone they log in with: that account is theirs. Also for
 * documents the service cannot be asked about, and in place of an identity that was verified before (another name, a new
 * document). @throws AppError BAD_FIELD, NOT_FOUND for another service point, and for a phone nobody has logged in with
 */
export async function verifyAtCounter(
  context: Context,
  { pointId, phone, ...input }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { deps, now, accountId: clerk } = context
  const identity = checkedIdentity(context, input)
  const [rows] = await context.load([query<Row>(ACCOUNT_SQL, [await deps.vault.hash('phone', phone)])])
  context.requireAt(pointId)
  const [row] = rows
  if (!row)
    throw new AppError('NOT_FOUND', { field: 'phone', message: '这个手机号还没有登录过，请本人先在手机上登录一次。' })
  const key = await deps.vault.openKey(row.key_id, row.wrapped, row.version)
  const view = identityView(identity, clerk, now)
  await context.save(
    [
      ...(await identityWrites(context, { accountId: row.id, key, by: clerk, pointId }, identity)),
      accessRow(context, row.id, 'identity', 'verify'),
    ],
    view,
  )
  return view
}
