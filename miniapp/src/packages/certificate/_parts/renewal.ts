import type { OwnCertificate } from '@shared/contract/certificate'
import { type Day, dayOf, daysBetween } from '@shared/domain/time'
import { hallNow } from '@/api/clock'

/** Whether a renewal is to be thought of. `due`: from now until `by` it is asked for in time · `late`: that day is past. */
export type Renewal = { state: 'far' } | { state: 'due'; by: Day } | { state: 'late' }

type Dates = Pick<OwnCertificate, 'status' | 'renewFrom' | 'renewBy'>

/** @returns what the holder should know today about renewing */
export function renewalOf({ status, renewFrom, renewBy }: Dates): Renewal {
  const today = dayOf(hallNow())
  if (status !== 'valid' || renewFrom === null || renewBy === null || today < renewFrom) return { state: 'far' }
  return today <= renewBy ? { state: 'due', by: renewBy } : { state: 'late' }
}

/** Days until the last one, which counts whole; null without one or when it is past. */
export function daysLeft({ status, validUntil }: Pick<OwnCertificate, 'status' | 'validUntil'>): number | null {
  if (status !== 'valid' || validUntil === null) return null
  return daysBetween(dayOf(hallNow()), validUntil)
}
