import type { addException as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { dayOf } from '../../../shared/domain/time'
import { write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { NOTICES_QUERY } from '../slot/calendar'
import { planQueries } from '../slot/plan'
import { RULE_QUERY } from '../slot/rule'
import { planDay } from './plan-day'
import { exceptionView, type StoredException } from './view'

type Input = InputOf<typeof endpoint>

const INSERT_SQL = `INSERT INTO hall_exception (id, point_id, kind, day, from_minute, to_minute, window_kind, windows, reason,
  created_by, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)`

/**
 * Closes a service point, or opens it besides its hours, on one day. The day's slots follow in the same write; people
 * booked there whom the hall cannot keep are marked and told. @throws AppError NOT_FOUND, BAD_FIELD
 */
export async function addException(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const [stored, exceptions, notices, rules] = await context.load([
    ...planQueries(input.id, input.day, input.day, now),
    NOTICES_QUERY,
    RULE_QUERY,
  ])
  context.requireAt(input.id)
  const point = found(deps.catalogue.points.find(({ id }) => id === input.id))
  requirePossible(input, dayOf(now))
  const row: StoredException = {
    id: context.id(),
    point_id: point.id,
    kind: input.kind,
    day: input.day,
    from_minute: input.fromMinute,
    to_minute: input.toMinute,
    window_kind: input.windowKind,
    windows: input.windows,
    reason: input.reason,
  }
  const plan = planDay(context, {
    point,
    day: row.day,
    stored,
    exceptions: [...exceptions, row],
    notices,
    rules,
  })
  const { slotsChanged, appointmentsDisplaced } = plan
  const answer = { exception: exceptionView(row), slotsChanged, appointmentsDisplaced }
  const { id, kind, from_minute, to_minute, window_kind, windows, reason } = row
  await context.save(
    [
      write(INSERT_SQL, [
        ...[id, point.id, kind, row.day, from_minute, to_minute, window_kind, windows, reason],
        context.accountId,
        now,
      ]),
      ...plan.writes,
      context.audit(kind, 'hall_exception', id, point.id, { day: row.day, slotsChanged, appointmentsDisplaced }),
    ],
    answer,
  )
  return answer
}

function requirePossible({ day, fromMinute, toMinute }: Input, today: string): void {
  if (day < today) throw new AppError('BAD_FIELD', { field: 'day', message: '这一天已经过去了。' })
  if (fromMinute !== null && toMinute !== null && fromMinute >= toMinute)
    throw new AppError('BAD_FIELD', { field: 'toMinute', message: '结束时间要晚于开始时间。' })
}
