import type { Day } from '../../../shared/domain/time'
import type { Context } from '../context'
import { calendarOf, NOTICES_QUERY } from './calendar'
import { exceptionOf, type Plan, planQueries, planWrites } from './plan'
import { ownRule, RULE_QUERY } from './rule'

/** Calendar days planned ahead: the longest release (30 working days) with a long holiday in between. */
export const PLAN_HORIZON_DAYS = 45

/**
 * Plans the days `from` … `to` of every service point again, one after the other: two round trips a point. For jobs and
 * for a notice that touches the whole district; run twice it changes nothing the second time.
 */
export async function replan(
  context: Context,
  from: Day,
  to: Day,
  pointIds?: readonly string[],
): Promise<Omit<Plan, 'writes'>> {
  const total = { slotsChanged: 0, appointmentsDisplaced: 0 }
  for (const point of context.deps.catalogue.points) {
    if (pointIds && !pointIds.includes(point.id)) continue
    const [stored, exceptions, notices, rules] = await context.load([
      ...planQueries(point.id, from, to, context.now),
      NOTICES_QUERY,
      RULE_QUERY,
    ])
    const plan = planWrites(context, {
      point,
      from,
      to,
      stored,
      exceptions: exceptions.map(exceptionOf),
      calendar: calendarOf(notices),
      rule: ownRule(rules),
    })
    if (plan.writes.length === 0) continue
    const detail = { changed: plan.slotsChanged, displaced: plan.appointmentsDisplaced }
    await context.save([...plan.writes, context.audit('plan', 'point', point.id, point.id, detail)])
    total.slotsChanged += plan.slotsChanged
    total.appointmentsDisplaced += plan.appointmentsDisplaced
  }
  return total
}
