import type { Subject } from '../../../shared/contract/common'
import { addDays, DAY_MS, dayOf, instantOf } from '../../../shared/domain/time'
import { isWorkingDay } from '../../../shared/domain/working-day'
import { guarded, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import type { EachRow } from '../each-row'
import { AppError } from '../error'
import { noticeWrites } from '../notice/notice'
import { type ToldAccount, tellApplicant } from '../notice/tell-applicant'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'

/** Goes into the write that changes the calendar: the reminder job then looks at the visits that are agreed. */
export const LOOK_AT_VISITS = write(`INSERT INTO setting (name, value) VALUES ('visits-days-off', '')
  ON CONFLICT (name) DO UPDATE SET version = version + 1`)

/** A visit is never agreed further ahead: `INSPECTION_DAYS_AHEAD` working days with the longest holidays between. */
const HORIZON_DAYS = 60
const PAGE = 50

/** One officer of an agreed visit, and the applicant's account. */
type Row = ToldAccount & {
  inspection_id: string
  application_id: string
  version: number
  visit_at: number
  subject_kind: Subject['kind']
  subject_id: string
  officer_id: string
  officer_key_id: string | null
  officer_wrapped: string | null
  officer_key_version: number | null
}

const ASKED_SQL = "SELECT version FROM setting WHERE name = 'visits-days-off'"
const DONE_SQL = "DELETE FROM setting WHERE name = 'visits-days-off' AND version = ?"
// In the order of the list of officers, which holds what is still to come only.
const VISITS_SQL = `SELECT o.account_id AS officer_id, o.sort_at, o.inspection_id, i.version, i.visit_at, i.application_id,
    a.subject_kind, a.subject_id, c.id AS account_id, ak.id AS account_key_id, ak.wrapped AS account_wrapped,
    ak.version AS account_key_version, fk.id AS officer_key_id, fk.wrapped AS officer_wrapped,
    fk.version AS officer_key_version
  FROM inspection_officer o CROSS JOIN inspection i ON i.id = o.inspection_id CROSS JOIN application a ON a.id = i.application_id
  LEFT JOIN account c ON c.id = a.account_id AND c.deleted_at IS NULL LEFT JOIN person_key ak ON ak.id = c.key_id
  LEFT JOIN account f ON f.id = o.account_id AND f.deleted_at IS NULL LEFT JOIN person_key fk ON fk.id = f.key_id
  WHERE o.is_open = 1 AND (o.account_id, o.sort_at, o.inspection_id) > (?, ?, ?) AND o.sort_at > ? AND i.state = 'agreed'
    AND EXISTS (SELECT 1 FROM json_each(?) d WHERE i.visit_at >= d.value AND i.visit_at < d.value + ${DAY_MS})
  ORDER BY o.account_id, o.sort_at, o.inspection_id LIMIT ${PAGE}`

/**
 * Where the calendar was changed ({@link LOOK_AT_VISITS}): tells applicant and officers, once each visit and time, that its
 * day is no working day any more. The time stays until those who planned the visit agree on another one.
 */
export async function tellDaysOff(context: Context, each: EachRow): Promise<void> {
  const [[asked], notices] = await context.load([query<{ version: number }>(ASKED_SQL), NOTICES_QUERY])
  if (!asked) return
  const calendar = calendarOf(notices)
  const today = dayOf(context.now)
  const off: number[] = []
  for (let day = today, ahead = 0; ahead < HORIZON_DAYS; day = addDays(day, 1), ahead++)
    if (!isWorkingDay(day, calendar)) off.push(instantOf(day, 0))
  let failed = 0
  let place: readonly [string, number, string] = ['', 0, '']
  for (;;) {
    const [rows] = await context.load([
      query<Row & { sort_at: number }>(VISITS_SQL, [...place, context.now, JSON.stringify(off)]),
    ])
    const tellings = rows.flatMap((row) => [
      { id: row.inspection_id, writes: () => toApplicant(context, row) },
      { id: row.officer_id, writes: () => toOfficer(context, row) },
    ])
    failed += (await each(tellings, async ({ writes }) => void (await context.save(await writes())))).size
    const last = rows[PAGE - 1]
    if (!last) break
    place = [last.officer_id, last.sort_at, last.inspection_id]
  }
  // Whoever could not be told is tried again with the next run; who was told is not told twice.
  if (failed === 0) await finish(context, asked.version)
}

async function finish(context: Context, version: number): Promise<void> {
  try {
    await context.save([guarded('CONFLICT', DONE_SQL, [version])])
  } catch (error) {
    // The calendar was changed again: the next run looks with the new one.
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error
  }
}

const factsOf = ({ subject_kind, subject_id, visit_at }: Row) => ({
  subject: { kind: subject_kind, id: subject_id },
  at: visit_at,
})

function toApplicant(context: Context, row: Row): Promise<Write[]> {
  return tellApplicant(
    context,
    row,
    { topic: 'inspection_day_off', facts: factsOf(row) },
    {
      ref: { kind: 'application', id: row.application_id },
      dedupe: `inspection_day_off/${row.inspection_id}/${row.version}`,
    },
  )
}

async function toOfficer(context: Context, row: Row): Promise<Write[]> {
  const { officer_id, officer_key_id, officer_wrapped, officer_key_version } = row
  if (officer_key_id === null || officer_wrapped === null || officer_key_version === null) return []
  const key = await context.deps.vault.openKey(officer_key_id, officer_wrapped, officer_key_version)
  return noticeWrites(context, {
    ...{ topic: 'staff_visit_day_off', facts: factsOf(row), accountId: officer_id, key, ref: null },
    dedupe: `staff_visit_day_off/${row.inspection_id}/${row.version}/${officer_id}`,
  })
}
