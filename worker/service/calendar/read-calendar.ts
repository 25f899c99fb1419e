import type { readCalendar as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { noticesInForce } from '../../../shared/domain/holiday-notice'
import { workCalendar } from '../../../shared/domain/working-day'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { type NoticeRow, noticeOf } from '../slot/calendar'

const SQL = 'SELECT year, source, published_on, off, worked, loaded_at FROM holiday_notice'

/** The notices in force, those that come with the product too, and the last year without a provisional day. */
export async function readCalendar(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<NoticeRow & { loaded_at: number }>(SQL)])
  const loadedAt = new Map(rows.map((row) => [row.year, row.loaded_at]))
  const loaded = rows.map(noticeOf)
  const notices = [...noticesInForce(loaded).values()].sort((a, b) => a.year - b.year)
  return {
    knownUntil: Math.max(...workCalendar(loaded).knownYears),
    notices: notices.map(({ year, source, publishedOn, off, worked }) => ({
      year,
      source,
      publishedOn,
      off: [...off],
      worked: [...worked],
      loadedAt: loadedAt.get(year) ?? null,
    })),
  }
}
