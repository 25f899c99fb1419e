import { type Day, dayOf, isDay } from '@shared/domain/time'
import { hallNow } from '@/api/clock'

/** True when both are days and the first is not after the second. */
export const isPeriod = (fromDay: string, toDay: string): boolean =>
  isDay(fromDay.trim()) && isDay(toDay.trim()) && fromDay.trim() <= toDay.trim()

/** Where a period stands today, in Asia/Shanghai; `endedAt` ends it at once. */
export function standingOf(fromDay: Day, toDay: Day, endedAt: number | null): 'active' | 'coming' | 'over' | 'ended' {
  const today = dayOf(hallNow())
  if (endedAt !== null) return 'ended'
  if (today < fromDay) return 'coming'
  return today > toDay ? 'over' : 'active'
}
