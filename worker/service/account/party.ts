import type { PartyView } from '../../../shared/contract/account'
import type { DocumentKind } from '../../../shared/domain/identity'
import { maskDocument, maskName, maskPhone } from '../../../shared/domain/mask'
import type { DataKey, Vault } from '../../adapter/vault'
import { type Query, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { OPEN } from '../slot/statements'

/** How many people an account can keep. */
export const MAX_PARTIES = 10

/** Someone the account books for, as stored. */
export interface PartyRow {
  id: string
  kind: PartyView['kind']
  relation_sealed: string | null
  name_sealed: string
  document_kind: DocumentKind | null
  document_sealed: string | null
  phone_sealed: string | null
  created_at: number
  key_id: string
  wrapped: string | null
  key_version: number
}

/** Someone the account books for, opened: never leaves the server but in an export of one's own. */
export type Party = {
  id: string
  kind: PartyView['kind']
  relation: string | null
  name: string
  documentKind: DocumentKind | null
  document: string | null
  phone: string | null
}

const PARTIES_SQL = `SELECT p.id, p.kind, p.relation_sealed, p.name_sealed, p.document_kind, p.document_sealed,
  p.phone_sealed, p.created_at, k.id AS key_id, k.wrapped, k.version AS key_version
  FROM party p JOIN person_key k ON k.id = p.key_id
  WHERE p.account_id = ? AND p.deleted_at IS NULL ORDER BY p.kind <> 'self', p.created_at, p.id`

/** The people of an account: oneself first, then in the order they were added. */
export function partiesQuery(accountId: string): Query<PartyRow> {
  return query<PartyRow>(PARTIES_SQL, [accountId])
}

/** Opens what is sealed of a party. Null when its key was destroyed. */
export async function openParty(vault: Vault, row: PartyRow): Promise<Party | null> {
  if (row.wrapped === null) return null
  const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
  const open = async (column: string, sealed: string | null) =>
    sealed === null ? null : vault.unseal(key, `party/${row.id}/${column}`, sealed)
  return {
    id: row.id,
    kind: row.kind,
    relation: await open('relation_sealed', row.relation_sealed),
    name: (await open('name_sealed', row.name_sealed)) ?? '',
    documentKind: row.document_kind,
    document: await open('document_sealed', row.document_sealed),
    phone: await open('phone_sealed', row.phone_sealed),
  }
}

/** A party as answers show it: name, document and phone masked. */
export function partyView({ id, kind, relation, name, documentKind, document, phone }: Party): PartyView {
  return {
    id,
    kind,
    name: maskName(name),
    relation,
    documentKind,
    document: document === null ? null : maskDocument(document),
    phone: phone === null ? null : maskPhone(phone),
  }
}

/**
 * The keyed hash by which a document is found again, and by which the limits know the person whoever books for them.
 * `number` in its normal form (`normaliseDocument`, `normaliseUscc`).
 */
export function documentHash(vault: Vault, kind: DocumentKind | 'uscc', number: string): Promise<string> {
  return vault.hash('document', `${kind}/${number}`)
}

/** @returns the sealed columns of a party, in the order name, relation, document, phone */
export async function sealParty(vault: Vault, key: DataKey, party: Party): Promise<(string | null)[]> {
  const seal = async (column: string, text: string | null) =>
    text === null ? null : vault.seal(key, `party/${party.id}/${column}`, text)
  return [
    await seal('name_sealed', party.name),
    await seal('relation_sealed', party.relation),
    await seal('document_sealed', party.document),
    await seal('phone_sealed', party.phone),
  ]
}

const ERASE_SQL = `UPDATE party SET erased_at = ?, name_sealed = '', relation_sealed = NULL, document_sealed = NULL,
  document_hash = NULL, phone_sealed = NULL, phone_hash = NULL, limit_key = 'gone/' || id
  WHERE id = ? AND deleted_at IS NOT NULL AND erased_at IS NULL AND NOT EXISTS
    (SELECT 1 FROM appointment a WHERE a.limit_key = party.limit_key AND a.party_id = party.id AND a.${OPEN})`
const DESTROY_SQL = `UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE wrapped IS NOT NULL
  AND id = (SELECT key_id FROM party WHERE id = ? AND erased_at IS NOT NULL)`

/**
 * Destroys what is known of a removed party. While an appointment of theirs is open nothing happens: the hall still has
 * to call them, and the purge job comes back. An appointment keeps its own limit key, so a ban outlives a removal.
 */
export function eraseParty(context: Context, partyId: string): Write[] {
  return [write(ERASE_SQL, [context.now, partyId]), write(DESTROY_SQL, [context.now, partyId])]
}
