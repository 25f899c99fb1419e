import type { Context } from '../context'
import type { Receiver } from '../notice/notice'

/** Who is told about an appointment: the account that booked, else the person served, by SMS. */
export interface ReceiverRow {
  account_id: string | null
  party_id: string
  account_key_id: string | null
  account_wrapped: string | null
  account_key_version: number | null
  party_key_id: string
  party_wrapped: string | null
  party_key_version: number
}

/** Columns of {@link ReceiverRow} beside those of the appointment `x`. */
export const RECEIVER_COLUMNS = `x.account_id, x.party_id, ak.id AS account_key_id, ak.wrapped AS account_wrapped,
  ak.version AS account_key_version, pk.id AS party_key_id, pk.wrapped AS party_wrapped, pk.version AS party_key_version`
export const RECEIVER_JOINS = `JOIN party rp ON rp.id = x.party_id JOIN person_key pk ON pk.id = rp.key_id
  LEFT JOIN account ra ON ra.id = x.account_id LEFT JOIN person_key ak ON ak.id = ra.key_id`

/** @returns null when the keys of the person were destroyed: there is nobody left to tell */
export async function receiverOf({ deps }: Context, row: ReceiverRow): Promise<Receiver | null> {
  const { account_id, account_key_id, account_wrapped, account_key_version } = row
  if (account_id !== null) {
    if (account_key_id === null || account_wrapped === null || account_key_version === null) return null
    return {
      accountId: account_id,
      key: await deps.vault.openKey(account_key_id, account_wrapped, account_key_version),
    }
  }
  if (row.party_wrapped === null) return null
  const key = await deps.vault.openKey(row.party_key_id, row.party_wrapped, row.party_key_version)
  return { partyId: row.party_id, key }
}
