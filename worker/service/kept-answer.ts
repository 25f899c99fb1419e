import type { DataKey, Vault } from '../adapter/vault'
import { type Query, query, type Write, write } from '../db/statement'
import { AppError, Replay } from './error'

/** Key and fingerprint of an idempotent request, and with which status it is answered. */
export interface Idempotency {
  key: string
  fingerprint: string
  status: number
}

export interface KeptAnswerRow {
  fingerprint: string
  status: number
  answer_sealed: string
}

const spot = (accountId: string, key: string): string => `idempotency/${accountId}/${key}/answer_sealed`

/** Reads what a request with this key was answered. */
export const keptAnswerQuery = (accountId: string, { key }: Idempotency): Query<KeptAnswerRow> =>
  query<KeptAnswerRow>('SELECT fingerprint, status, answer_sealed FROM idempotency WHERE account_id = ? AND key = ?', [
    accountId,
    key,
  ])

/** A request that was answered before is answered so again. @throws Replay; AppError IDEMPOTENCY_MISMATCH */
export async function replay(
  vault: Vault,
  accountKey: () => Promise<DataKey>,
  accountId: string,
  { key, fingerprint }: Idempotency,
  row: KeptAnswerRow | undefined,
): Promise<void> {
  if (!row) return
  if (row.fingerprint !== fingerprint) throw new AppError('IDEMPOTENCY_MISMATCH')
  const text = await vault.unseal(await accountKey(), spot(accountId, key), row.answer_sealed)
  throw new Replay(row.status, JSON.parse(text))
}

/** @returns the write that keeps the answer of a request, sealed; a twin's breaks its uniqueness */
export async function keptAnswerWrite(
  vault: Vault,
  accountKey: DataKey,
  accountId: string,
  { key, fingerprint, status }: Idempotency,
  answer: unknown,
  now: number,
): Promise<Write> {
  const sealed = await vault.seal(accountKey, spot(accountId, key), JSON.stringify(answer ?? null))
  return write(
    'INSERT INTO idempotency (account_id, key, fingerprint, status, answer_sealed, created_at) VALUES (?,?,?,?,?,?)',
    [accountId, key, fingerprint, status, sealed, now],
  )
}
