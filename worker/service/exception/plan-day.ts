import type { ServicePoint } from '../../../shared/contract/catalogue'
import { addDays, type Day, dayOf } from '../../../shared/domain/time'
import type { Context } from '../context'
import { calendarOf, type NoticeRow } from '../slot/calendar'
import { type ExceptionRow, exceptionOf, type Plan, planWrites, type StoredSlot } from '../slot/plan'
import { PLAN_HORIZON_DAYS } from '../slot/replan'
import { ownRule, type RuleRow } from '../slot/rule'

interface DayToPlan {
  point: ServicePoint
  day: Day
  stored: readonly StoredSlot[]
  exceptions: readonly ExceptionRow[]
  notices: readonly NoticeRow[]
  rules: readonly RuleRow[]
}

/** How the slots of one day follow its closures and openings. A day too far ahead has none yet: the job will plan it. */
export function planDay(context: Context, input: DayToPlan): Plan {
  const { point, day, stored, exceptions, notices, rules } = input
  if (day > addDays(dayOf(context.now), PLAN_HORIZON_DAYS))
    return { writes: [], slotsChanged: 0, appointmentsDisplaced: 0 }
  return planWrites(context, {
    point,
    from: day,
    to: day,
    stored,
    exceptions: exceptions.map(exceptionOf),
    calendar: calendarOf(notices),
    rule: ownRule(rules),
  })
}
