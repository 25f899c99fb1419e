import { maskPhone } from '../../../shared/domain/mask'
import type { Vault } from '../../adapter/vault'
import { phoneSpot } from './new-account'

/** An account with its key and its sealed phone, as a list of people reads it. */
export interface PhoneRow {
  account_id: string
  phone_sealed: string | null
  key_id: string
  wrapped: string | null
  key_version: number
}

/** The masked phone of an account; null without one, or when the account is gone. */
export async function maskedPhone(vault: Vault, row: PhoneRow): Promise<string | null> {
  if (row.phone_sealed === null || row.wrapped === null) return null
  const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
  return maskPhone(await vault.unseal(key, phoneSpot(row.account_id), row.phone_sealed))
}
