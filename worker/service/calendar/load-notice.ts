import type { loadNotice as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { validateNotice } from '../../../shared/domain/holiday-notice'
import { addDays, dayOf } from '../../../shared/domain/time'
import { changedDays, workCalendar } from '../../../shared/domain/working-day'
import { write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { LOOK_AT_VISITS } from '../inspection/days-off'
import { calendarOf, NOTICES_QUERY, noticeOf } from '../slot/calendar'
import { PLAN_HORIZON_DAYS, replan } from '../slot/replan'
import { REPLAN_CASES } from '../supervision/replan-cases'
import { problemSentence } from './problem-sentence'

const LOAD_SQL = `INSERT INTO holiday_notice (year, source, published_on, off, worked, loaded_at, loaded_by)
  VALUES (?,?,?,?,?,?,?) ON CONFLICT (year) DO UPDATE SET source = excluded.source, published_on = excluded.published_on,
  off = excluded.off, worked = excluded.worked, loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by`

/**
 * Loads the holiday notice of a year, or its correction. Slots that are planned already follow point by point; if the
 * process dies in between, the planning job ends it. Nobody's booking is lost: who cannot be kept is told,
 * and so is whoever has agreed on a visit on a day that is off now.
 * @throws AppError NOTICE_INVALID with the field and the day at fault
 */
export async function loadNotice(
  context: Context,
  notice: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now } = context
  const [rows] = await context.load([NOTICES_QUERY])
  const problems = validateNotice(notice)
  const error = problems.find(({ severity }) => severity === 'error')
  if (error) throw new AppError('NOTICE_INVALID', problemSentence(error))
  const before = calendarOf(rows)
  const after = workCalendar([...rows.filter((row) => row.year !== notice.year).map(noticeOf), notice])
  const changed = changedDays(before, after, `${notice.year - 1}-12-20`, `${notice.year + 1}-01-10`)
  const { year, source, publishedOn, off, worked } = notice
  await context.save([
    write(LOAD_SQL, [year, source, publishedOn, JSON.stringify(off), JSON.stringify(worked), now, actorOf(context)]),
    // Deadlines that rested on days no notice covered.
    REPLAN_CASES,
    LOOK_AT_VISITS,
    context.audit('load', 'holiday_notice', String(year), null, { changed: changed.length }),
  ])
  const today = dayOf(now)
  // Not only the changed days: a day opens for booking some working days before it.
  const { slotsChanged, appointmentsDisplaced } = await replan(context, today, addDays(today, PLAN_HORIZON_DAYS))
  return {
    changedDays: changed.map(({ day }) => day),
    slotsChanged,
    appointmentsDisplaced,
    warnings: problems.map(({ code, day }) => ({ code, day: day ?? null })),
  }
}

function actorOf({ actor }: Context): string {
  if (actor.kind === 'person') return actor.accountId
  return actor.kind === 'system' ? actor.job : '-'
}
