import type { Instant } from './time'

/** A refresh repeated this soon after the rotation is a lost answer, not a theft: it gets the same pair. */
export const ROTATION_GRACE_MS = 30_000

export interface SessionFacts {
  readonly refreshHash: string
  readonly previousHash: string | null
  readonly rotatedAt: Instant | null
  readonly expiresAt: Instant
  readonly revokedAt: Instant | null
  /** `reused` when a stolen token ended it. */
  readonly revokedWhy: string | null
}

/**
 * What a refresh with a token of ours means: `rotate` makes a new pair, `repeat` gives the last pair again, `reused` ends
 * the session because two hold its tokens, `ended` and `ended_by_reuse` say that it is over.
 */
export type RefreshVerdict = 'rotate' | 'repeat' | 'reused' | 'ended' | 'ended_by_reuse'

export function refreshVerdict(session: SessionFacts, hash: string, now: Instant): RefreshVerdict {
  if (session.revokedAt !== null) return session.revokedWhy === 'reused' ? 'ended_by_reuse' : 'ended'
  if (session.expiresAt <= now) return 'ended'
  if (hash === session.refreshHash) return 'rotate'
  const isLast = hash === session.previousHash && session.rotatedAt !== null
  return isLast && now < (session.rotatedAt ?? 0) + ROTATION_GRACE_MS ? 'repeat' : 'reused'
}
