import type { IdentityView } from '../../../shared/contract/identity'
import { maskDocument, maskName } from '../../../shared/domain/mask'
import type { VerifiedIdentity } from '../../../shared/domain/verified-identity'
import type { DataKey } from '../../adapter/vault'
import { guarded, type Write } from '../../db/statement'
import { identitySpot } from '../account/new-account'
import type { Context } from '../context'

/** What stands for the authentication service in `identity_by`; else it is the account of the clerk who saw the document. */
const SERVICE = 'service'

const KEEP_SQL =
  'UPDATE account SET identity_sealed = ?, identity_by = ?, identity_at = ? WHERE id = ? AND deleted_at IS NULL'

/** Keeps who the person of an account is, with its audit row. `by`: a clerk's account, or null for the service. */
export async function identityWrites(
  context: Context,
  { accountId, key, by, pointId }: { accountId: string; key: DataKey; by: string | null; pointId: string | null },
  identity: VerifiedIdentity,
): Promise<Write[]> {
  const sealed = await context.deps.vault.seal(key, identitySpot(accountId), JSON.stringify(identity))
  return [
    guarded('NOT_FOUND', KEEP_SQL, [sealed, by ?? SERVICE, context.now, accountId]),
    context.audit('verify', 'identity', accountId, pointId, { by: by === null ? SERVICE : 'counter' }),
  ]
}

/** The identity, masked. */
export const identityView = (
  { name, documentKind, document }: VerifiedIdentity,
  by: string | null,
  at: number,
): IdentityView => ({
  name: maskName(name),
  documentKind,
  document: maskDocument(document),
  by: by === null || by === SERVICE ? 'service' : 'counter',
  at,
})
