import { type Query, query } from '../../db/statement'
import type { Party } from '../account/party'
import type { Context } from '../context'
import { AppError } from '../error'

/** Who is served at an appointment, as stored. */
export interface ContactRow {
  point_id: string
  party_id: string
  name_sealed: string
  phone_sealed: string | null
  document_kind: Party['documentKind']
  document_sealed: string | null
  key_id: string
  wrapped: string | null
  key_version: number
  account_id: string | null
  account_phone_sealed: string | null
  account_key_id: string | null
  account_wrapped: string | null
  account_key_version: number | null
}

const CONTACT_SQL = `SELECT a.point_id, p.id AS party_id, p.name_sealed, p.phone_sealed, p.document_kind,
    p.document_sealed,
    k.id AS key_id, k.wrapped, k.version AS key_version, c.id AS account_id, c.phone_sealed AS account_phone_sealed,
    ck.id AS account_key_id, ck.wrapped AS account_wrapped, ck.version AS account_key_version
  FROM appointment a JOIN party p ON p.id = a.party_id JOIN person_key k ON k.id = p.key_id
  LEFT JOIN account c ON c.id = a.account_id LEFT JOIN person_key ck ON ck.id = c.key_id
  WHERE a.id = ?`

/** Reads who is served at an appointment, with what opens it. */
export const contactQuery = (appointmentId: string): Query<ContactRow> =>
  query<ContactRow>(CONTACT_SQL, [appointmentId])

/** In full; the phone of the account that booked stands in for a missing one. @throws AppError NOT_FOUND when the person is erased */
export async function openContact(
  context: Context,
  row: ContactRow,
): Promise<Pick<Party, 'name' | 'phone' | 'documentKind' | 'document'>> {
  if (row.wrapped === null) throw new AppError('NOT_FOUND')
  const { vault } = context.deps
  const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
  const open = (column: string, sealed: string | null) =>
    sealed === null ? null : vault.unseal(key, `party/${row.party_id}/${column}`, sealed)
  return {
    name: await vault.unseal(key, `party/${row.party_id}/name_sealed`, row.name_sealed),
    phone: (await open('phone_sealed', row.phone_sealed)) ?? (await accountPhone(context, row)),
    documentKind: row.document_kind,
    document: await open('document_sealed', row.document_sealed),
  }
}

async function accountPhone({ deps }: Context, row: ContactRow): Promise<string | null> {
  const { account_id, account_phone_sealed, account_key_id, account_wrapped, account_key_version } = row
  if (!account_phone_sealed || !account_key_id || !account_wrapped || account_key_version === null) return null
  const key = await deps.vault.openKey(account_key_id, account_wrapped, account_key_version)
  return deps.vault.unseal(key, `account/${account_id}/phone_sealed`, account_phone_sealed)
}
