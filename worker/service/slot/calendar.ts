import type { HolidayNotice } from '../../../shared/domain/holiday-notice'
import { type WorkCalendar, workCalendar } from '../../../shared/domain/working-day'
import { query } from '../../db/statement'

export interface NoticeRow {
  year: number
  source: string
  published_on: string
  off: string
  worked: string
}

/** Reads the holiday notices that were loaded; goes into the one `load` of a verb. */
export const NOTICES_QUERY = query<NoticeRow>(
  'SELECT year, source, published_on, off, worked FROM holiday_notice ORDER BY year',
)

/** @returns a notice as the calendar takes it */
export function noticeOf({ year, source, published_on, off, worked }: NoticeRow): HolidayNotice {
  return {
    year,
    source,
    publishedOn: published_on,
    off: JSON.parse(off) as string[],
    worked: JSON.parse(worked) as string[],
  }
}

/** The calendar made last, and of what: notices change once a year, and every request that counts days asks for it. */
let made: { of: string; calendar: WorkCalendar } | null = null

/** @returns the legal calendar with the notices that were loaded */
export function calendarOf(rows: readonly NoticeRow[]): WorkCalendar {
  const of = JSON.stringify(rows)
  if (made?.of !== of) made = { of, calendar: workCalendar(rows.map(noticeOf)) }
  return made.calendar
}
