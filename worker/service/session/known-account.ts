import type { DataKey } from '../../adapter/vault'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'

/** An account that was found by what its person proved. */
export interface AccountRow {
  id: string
  phone_hash: string | null
  key_id: string
  wrapped: string | null
  key_version: number
}

const COLUMNS = `SELECT a.id, a.phone_hash, a.key_id, k.wrapped, k.version AS key_version
  FROM account a JOIN person_key k ON k.id = a.key_id`

export function accountByPhone(phoneHash: string): Query<AccountRow> {
  return query<AccountRow>(`${COLUMNS} WHERE a.phone_hash = ?`, [phoneHash])
}

export function accountByWechat(wechatHash: string): Query<AccountRow> {
  return query<AccountRow>(`${COLUMNS} WHERE a.wechat_hash = ?`, [wechatHash])
}

/** @throws AppError CONFLICT when the account was deleted meanwhile */
export async function openAccount(context: Context, row: AccountRow): Promise<{ id: string; key: DataKey }> {
  const wrapped = found(row.wrapped, 'CONFLICT')
  return { id: row.id, key: await context.deps.vault.openKey(row.key_id, wrapped, row.key_version) }
}
