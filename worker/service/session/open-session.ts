import type { Tokens } from '../../../shared/contract/session'
import { REFRESH_MS } from '../../adapter/token'
import type { DataKey } from '../../adapter/vault'
import { type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { makeRefreshToken } from './refresh-token'

/** Where a device's name is sealed. */
export const deviceSpot = (sessionId: string): string => `session/${sessionId}/device_sealed`

/** Makes the pair of tokens of a session at this instant. */
export async function makeTokens(context: Context, accountId: string, sessionId: string): Promise<Tokens> {
  const access = await context.deps.signer.accessToken({ accountId, sessionId }, context.now)
  return {
    accessToken: access.token,
    accessExpiresAt: access.expiresAt,
    refreshToken: await makeRefreshToken(context, sessionId),
    refreshExpiresAt: context.now + REFRESH_MS,
  }
}

/** A new session of an account: its tokens, and the writes that make it. */
export async function openSession(
  context: Context,
  account: { id: string; key: DataKey },
  device: string,
): Promise<{ tokens: Tokens; writes: Write[] }> {
  const { vault } = context.deps
  const id = context.id()
  const tokens = await makeTokens(context, account.id, id)
  const row = [
    id,
    account.id,
    await vault.seal(account.key, deviceSpot(id), device),
    await vault.hash('refresh', tokens.refreshToken),
    context.now,
    context.now,
    tokens.refreshExpiresAt,
  ]
  return {
    tokens,
    writes: [
      write(
        'INSERT INTO session (id, account_id, device_sealed, refresh_hash, created_at, used_at, expires_at) VALUES (?,?,?,?,?,?,?)',
        row,
      ),
      context.audit('open', 'session', id, null, { account: account.id }),
    ],
  }
}
