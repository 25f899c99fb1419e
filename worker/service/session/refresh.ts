import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { refreshSession as endpoint, Tokens } from '../../../shared/contract/session'
import { refreshVerdict } from '../../../shared/domain/session'
import { guarded, query, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { makeTokens } from './open-session'
import { sessionIdOf } from './refresh-token'

interface Row {
  account_id: string
  refresh_hash: string
  previous_hash: string | null
  rotated_at: number | null
  rotation_sealed: string | null
  expires_at: number
  revoked_at: number | null
  revoked_why: string | null
  key_id: string
  wrapped: string | null
  key_version: number
}

const SESSION_SQL = `SELECT s.account_id, s.refresh_hash, s.previous_hash, s.rotated_at, s.rotation_sealed, s.expires_at,
  s.revoked_at, s.revoked_why, a.key_id, k.wrapped, k.version AS key_version
  FROM session s JOIN account a ON a.id = s.account_id JOIN person_key k ON k.id = a.key_id WHERE s.id = ?`
const ROTATE_SQL = `UPDATE session SET refresh_hash = ?, previous_hash = ?, rotated_at = ?, rotation_sealed = ?, used_at = ?,
  expires_at = ? WHERE id = ? AND refresh_hash = ? AND revoked_at IS NULL`
const REVOKE_SQL = `UPDATE session SET revoked_at = ?, revoked_why = 'reused', rotation_sealed = NULL
  WHERE id = ? AND revoked_at IS NULL`

const rotationSpot = (sessionId: string): string => `session/${sessionId}/rotation_sealed`

/**
 * Rotates a refresh token. The last pair stays sealed beside its session for 30 s, so that an answer that was lost, or
 * twenty tabs at once, get the same pair; a token used later than that ends the session.
 * @throws AppError UNAUTHENTICATED, REFRESH_REUSED
 */
export async function refresh(
  context: Context,
  { refreshToken }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const sessionId = found(await sessionIdOf(context.deps.signer, refreshToken), 'UNAUTHENTICATED')
  const hash = await context.deps.vault.hash('refresh', refreshToken)
  const row = await readSession(context, sessionId)
  try {
    return await answer(context, sessionId, row, hash)
  } catch (error) {
    // A twin of this request rotated between the read and the write: its pair is the answer.
    if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
    return answer(context, sessionId, await readSession(context, sessionId), hash)
  }
}

async function readSession(context: Context, sessionId: string): Promise<Row> {
  const [rows] = await context.load([query<Row>(SESSION_SQL, [sessionId])])
  return found(rows[0], 'UNAUTHENTICATED')
}

async function answer(context: Context, sessionId: string, row: Row, hash: string): Promise<Tokens> {
  const facts = {
    refreshHash: row.refresh_hash,
    previousHash: row.previous_hash,
    rotatedAt: row.rotated_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    revokedWhy: row.revoked_why,
  }
  switch (refreshVerdict(facts, hash, context.now)) {
    case 'rotate':
      return rotate(context, sessionId, row, hash)
    case 'repeat':
      return repeat(context, sessionId, row)
    case 'reused':
      await context.save([write(REVOKE_SQL, [context.now, sessionId]), context.audit('reuse', 'session', sessionId)])
      throw new AppError('REFRESH_REUSED')
    case 'ended_by_reuse':
      throw new AppError('REFRESH_REUSED')
    case 'ended':
      throw new AppError('UNAUTHENTICATED')
  }
}

async function keyOf(context: Context, row: Row) {
  return context.deps.vault.openKey(row.key_id, found(row.wrapped, 'UNAUTHENTICATED'), row.key_version)
}

async function rotate(context: Context, sessionId: string, row: Row, hash: string): Promise<Tokens> {
  const { vault } = context.deps
  const tokens = await makeTokens(context, row.account_id, sessionId)
  await context.save([
    guarded('CONFLICT', ROTATE_SQL, [
      await vault.hash('refresh', tokens.refreshToken),
      hash,
      context.now,
      await vault.seal(await keyOf(context, row), rotationSpot(sessionId), JSON.stringify(tokens)),
      context.now,
      tokens.refreshExpiresAt,
      sessionId,
      hash,
    ]),
    context.audit('refresh', 'session', sessionId),
  ])
  return tokens
}

async function repeat(context: Context, sessionId: string, row: Row): Promise<Tokens> {
  const sealed = found(row.rotation_sealed, 'UNAUTHENTICATED')
  return JSON.parse(await context.deps.vault.unseal(await keyOf(context, row), rotationSpot(sessionId), sealed))
}
