import type { Endpoint } from '../../shared/contract/endpoint'
import type { LimitRule } from '../adapter/limiter'
import type { Deps } from '../service/deps'
import { AppError } from '../service/error'

interface Limits {
  /** Per network address; hall Wi-Fi is exempt. */
  address?: LimitRule
  /** Per account. */
  person?: LimitRule
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Reads and ordinary writes. */
const GENERAL: Limits = { address: { count: 1200, windowMs: MINUTE }, person: { count: 600, windowMs: MINUTE } }

/** What is attacked or hoarded has limits of its own. Codes are limited per phone by the login verb as well. */
const OWN: Readonly<Record<string, Limits>> = {
  requestLoginCode: { address: { count: 20, windowMs: HOUR } },
  loginByPhone: { address: { count: 60, windowMs: HOUR } },
  loginByWechat: { address: { count: 60, windowMs: HOUR } },
  refreshSession: { address: { count: 600, windowMs: HOUR } },
  holdSlot: { address: { count: 60, windowMs: MINUTE }, person: { count: 10, windowMs: MINUTE } },
  bookAppointment: { address: { count: 60, windowMs: MINUTE }, person: { count: 10, windowMs: MINUTE } },
  changeAppointment: { person: { count: 10, windowMs: MINUTE } },
  joinWaitlist: { person: { count: 10, windowMs: MINUTE } },
  addParty: { person: { count: 20, windowMs: HOUR } },
  verifyIdentity: { person: { count: 10, windowMs: 24 * HOUR } },
  checkIn: { person: { count: 240, windowMs: MINUTE } },
  exportMe: { person: { count: 10, windowMs: HOUR } },
  verifyDocument: { address: { count: 60, windowMs: MINUTE } },
  beginFile: { person: { count: 200, windowMs: HOUR } },
  openDraft: { person: { count: 30, windowMs: MINUTE } },
  submitApplication: { person: { count: 60, windowMs: MINUTE } },
  lookUpProgress: { address: { count: 30, windowMs: HOUR } },
  rateVisit: { person: { count: 20, windowMs: MINUTE } },
  rateApplication: { person: { count: 20, windowMs: MINUTE } },
}

/** @throws AppError RATE_LIMITED with the time to wait */
export async function limit(
  deps: Deps,
  endpoint: Endpoint,
  address: string,
  accountId: string | null,
  now: number,
): Promise<void> {
  const limits = OWN[endpoint.name] ?? GENERAL
  const name = OWN[endpoint.name] ? endpoint.name : 'general'
  if (limits.address && !deps.hallAddresses.has(address)) {
    const wait = await deps.limiter.take(`${name}/address/${address}`, limits.address, now)
    if (wait > 0) throw new AppError('RATE_LIMITED', { retryAfterMs: wait })
  }
  if (limits.person && accountId) {
    const wait = await deps.limiter.take(`${name}/person/${accountId}`, limits.person, now)
    if (wait > 0) throw new AppError('RATE_LIMITED', { retryAfterMs: wait })
  }
}
