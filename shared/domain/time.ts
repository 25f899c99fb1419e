/**
 * Days and minutes in Asia/Shanghai, without `Intl` and without the time zone of the machine: a fixed UTC+8.
 * The summer time of 1986–1991 is not known here; no instant of this product lies there.
 */

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Texts of real days sort like the days. */
export type Day = string
/** Minute of the day, 0–1440; 1440 is the end of the day. */
export type Minute = number
/** An instant: milliseconds since the epoch. */
export type Instant = number
/** 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
const OFFSET_MS = 8 * 60 * MINUTE_MS
const DAY_PATTERN = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const CLOCK_PATTERN = /^([01]\d|2[0-4]):([0-5]\d)$/

function pad(value: number, width: number): string {
  let text = String(value)
  while (text.length < width) text = `0${text}`
  return text
}

/** Days from 1970-01-01 to the day, or null when the text is no real calendar day. */
function parse(text: string): number | null {
  const match = DAY_PATTERN.exec(text)
  if (match === null) return null
  const number = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS
  return dayFromNumber(number) === text ? number : null
}

/** True for a day that exists in the Gregorian calendar, years 1000–9999: '2024-02-29' yes, '2023-02-29' no. */
export function isDay(text: string): boolean {
  return parse(text) !== null
}

/** Days since 1970-01-01. Throws RangeError when the text is no real day. */
export function dayNumber(day: Day): number {
  const number = parse(day)
  if (number === null) throw new RangeError('not a calendar day')
  return number
}

/** The day that lies `number` days after 1970-01-01. */
export function dayFromNumber(number: number): Day {
  const date = new Date(number * DAY_MS)
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}

/** The day an instant falls on. */
export function dayOf(instant: Instant): Day {
  return dayFromNumber(Math.floor((instant + OFFSET_MS) / DAY_MS))
}

/** Whole minutes since midnight, 0–1439. */
export function minuteOfDay(instant: Instant): Minute {
  const sinceMidnight = (((instant + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS
  return Math.floor(sinceMidnight / MINUTE_MS)
}

/** The instant at which a minute of a day begins; 1440 is midnight of the next day. Throws RangeError for an unreal day. */
export function instantOf(day: Day, minute: Minute): Instant {
  return dayNumber(day) * DAY_MS + minute * MINUTE_MS - OFFSET_MS
}

/** The day `count` calendar days later (earlier when negative). Throws RangeError for an unreal day. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. Throws RangeError for an unreal day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Weekday of a day number: 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOfNumber(number: number): Weekday {
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday
}

/** 1 = Monday … 7 = Sunday. Throws RangeError for an unreal day. */
export function weekdayOf(day: Day): Weekday {
  return weekdayOfNumber(dayNumber(day))
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** First day of the month of a day. */
export function monthStart(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

/** '09:20' for 560; 1440 is '24:00'. */
export function clockText(minute: Minute): string {
  return `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`
}

/** 560 for '09:20', null when the text is no time between '00:00' and '24:00'. */
export function parseClock(text: string): Minute | null {
  const match = CLOCK_PATTERN.exec(text)
  if (match === null) return null
  const minute = Number(match[1]) * 60 + Number(match[2])
  return minute <= 1440 ? minute : null
}
