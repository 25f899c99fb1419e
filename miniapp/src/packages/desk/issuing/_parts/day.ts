import { addDays, type Day, isDay } from '@shared/domain/time'

const EIGHT = /^(\d{4})(\d{2})(\d{2})$/

/** A day as it is typed: `20260914` is `2026-09-14`; anything else comes back as it was. */
export function typedDay(text: string): string {
  const plain = text.trim().replace(/[./]/g, '-')
  const day = plain.replace(EIGHT, '$1-$2-$3')
  return isDay(day) ? day : text
}

/** The last day of so many years that begin on a day: the one before the same date. */
export function lastDayOf(from: Day, years: number): Day {
  const same = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  // The 29th of February comes back in leap years only.
  return isDay(same) ? addDays(same, -1) : `${same.slice(0, 8)}28`
}
