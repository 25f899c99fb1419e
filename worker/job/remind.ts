import { addDays, dayOf, instantOf, MINUTE_MS, minuteOfDay } from '../../shared/domain/time'
import { guarded, query } from '../db/statement'
import { noticeFacts } from '../service/appointment/own'
import { RECEIVER_COLUMNS, RECEIVER_JOINS, type ReceiverRow, receiverOf } from '../service/appointment/receiver'
import type { AppointmentRow } from '../service/appointment/view'
import type { Context } from '../service/context'
import type { EachRow } from '../service/each-row'
import { tellDaysOff } from '../service/inspection/days-off'
import { noticeWrites } from '../service/notice/notice'
import type { Told } from '../service/notice/text'
import type { Job } from './runner'

/** Nobody is woken: the reminder of the day before goes out from then on, Asia/Shanghai. */
const FROM_MINUTE = 9 * 60
const PAGE = 50

type DueRow = Omit<AppointmentRow, keyof ReceiverRow> & ReceiverRow & { changed_at: number }

type Reminder = Told & { topic: 'tomorrow' | 'displaced' }

const TOMORROW_SQL = `SELECT x.*, ${RECEIVER_COLUMNS} FROM appointment x ${RECEIVER_JOINS}
  WHERE x.state = 'booked' AND x.starts_at >= ? AND x.starts_at < ? AND x.reminded_at IS NULL AND x.displaced IS NULL
  AND (x.starts_at, x.id) > (?, ?) ORDER BY x.starts_at, x.id LIMIT ${PAGE}`
const REMINDED_SQL = `UPDATE appointment SET reminded_at = ?
  WHERE id = ? AND state = 'booked' AND reminded_at IS NULL AND version = ?`
const DISPLACED_SQL = `SELECT x.*, ${RECEIVER_COLUMNS} FROM appointment x ${RECEIVER_JOINS}
  WHERE x.state = 'booked' AND x.displaced IS NOT NULL AND x.displaced_told_at IS NULL AND x.id > ?
  ORDER BY x.id LIMIT ${PAGE}`
const TOLD_SQL = `UPDATE appointment SET displaced_told_at = ?
  WHERE id = ? AND state = 'booked' AND displaced IS NOT NULL AND displaced_told_at IS NULL AND version = ?`

/** Tells people, once each: that their appointment is tomorrow, or that its time or the day of a visit cannot be kept. */
export const remindJob: Job = {
  name: 'remind',
  everyMs: MINUTE_MS,
  run: async (context, each) => {
    await tellDisplaced(context, each)
    await tellDaysOff(context, each)
    if (minuteOfDay(context.now) >= FROM_MINUTE) await tellTomorrow(context, each)
  },
}

async function tellTomorrow(context: Context, each: EachRow): Promise<void> {
  const { now } = context
  const tomorrow = addDays(dayOf(now), 1)
  const window = [instantOf(tomorrow, 0), instantOf(tomorrow, 1440)]
  let last = { starts_at: -1, id: '' }
  for (;;) {
    const [rows] = await context.load([query<DueRow>(TOMORROW_SQL, [...window, last.starts_at, last.id])])
    await each(rows, async (row) => {
      const told = { topic: 'tomorrow', facts: noticeFacts(row) } as const
      const mark = guarded('CONFLICT', REMINDED_SQL, [now, row.id, row.version])
      await context.save([mark, ...(await notice(context, row, told))])
    })
    const end = rows[PAGE - 1]
    if (!end) return
    last = end
  }
}

async function tellDisplaced(context: Context, each: EachRow): Promise<void> {
  const { now } = context
  let last = { id: '' }
  for (;;) {
    const [rows] = await context.load([query<DueRow>(DISPLACED_SQL, [last.id])])
    await each(rows, async (row) => {
      const told = { topic: 'displaced', facts: { ...noticeFacts(row), reason: row.displaced ?? '' } } as const
      const mark = guarded('CONFLICT', TOLD_SQL, [now, row.id, row.version])
      await context.save([mark, ...(await notice(context, row, told))])
    })
    const end = rows[PAGE - 1]
    if (!end) return
    last = end
  }
}

/** The notice of a row; nothing when the person's keys were destroyed. */
async function notice(context: Context, row: DueRow, told: Reminder) {
  const receiver = await receiverOf(context, row)
  if (!receiver) return []
  const event = told.topic === 'tomorrow' ? row.version : row.changed_at
  const ref = { kind: 'appointment', id: row.id } as const
  return noticeWrites(context, { ...told, ...receiver, ref, dedupe: `${told.topic}/${row.id}/${event}` })
}
