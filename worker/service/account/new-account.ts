import { CONSENT_VERSION } from '../../../shared/contract/account'
import type { DataKey } from '../../adapter/vault'
import { type Write, write } from '../../db/statement'
import type { Context } from '../context'

/** Where an account's own data is sealed. */
export const phoneSpot = (accountId: string): string => `account/${accountId}/phone_sealed`
export const identitySpot = (accountId: string): string => `account/${accountId}/identity_sealed`
export const wechatSpot = (accountId: string): string => `account/${accountId}/wechat_sealed`

/** A data key of somebody new, and the write that keeps it. */
export async function newKey(context: Context): Promise<{ id: string; key: DataKey; write: Write }> {
  const id = context.id()
  const { wrapped, version, key } = await context.deps.vault.createKey(id)
  return {
    id,
    key,
    write: write('INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,?,?,?)', [
      id,
      wrapped,
      version,
      context.now,
    ]),
  }
}

const INSERT_SQL = `INSERT INTO account (id, key_id, phone_sealed, phone_hash, wechat_sealed, wechat_hash,
  consent_version, consent_at, created_at) VALUES (?,?,?,?,?,?,?,?,?)`

/** A new account of someone who proved a phone, a WeChat identity or both. Uniqueness: CONFLICT when a twin was faster. */
export async function newAccount(
  context: Context,
  proved: { phone: string | null; openid: string | null; consent: string | undefined },
): Promise<{ id: string; key: DataKey; writes: Write[] }> {
  const { vault } = context.deps
  const id = context.id()
  const own = await newKey(context)
  const consented = proved.consent === CONSENT_VERSION
  const seal = async (spot: string, text: string | null) => (text === null ? null : vault.seal(own.key, spot, text))
  const row = [
    id,
    own.id,
    await seal(phoneSpot(id), proved.phone),
    proved.phone === null ? null : await vault.hash('phone', proved.phone),
    await seal(wechatSpot(id), proved.openid),
    proved.openid === null ? null : await vault.hash('wechat', proved.openid),
    consented ? CONSENT_VERSION : null,
    consented ? context.now : null,
    context.now,
  ]
  return {
    id,
    key: own.key,
    writes: [own.write, write(INSERT_SQL, row, 'CONFLICT'), context.audit('create', 'account', id)],
  }
}
