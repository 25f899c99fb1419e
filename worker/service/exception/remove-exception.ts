import type { removeException as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { NOTICES_QUERY } from '../slot/calendar'
import { planOfExceptionQueries } from '../slot/plan'
import { RULE_QUERY } from '../slot/rule'
import { planDay } from './plan-day'

interface Row {
  point_id: string
  day: string
}

const FIND_SQL = 'SELECT point_id, day FROM hall_exception WHERE id = ? AND removed_at IS NULL'
const REMOVE_SQL = 'UPDATE hall_exception SET removed_at = ? WHERE id = ? AND removed_at IS NULL'

/** Takes a closure or an extra opening back; the day's slots follow in the same write. @throws AppError NOT_FOUND */
export async function removeException(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const [rows, stored, exceptions, notices, rules] = await context.load([
    query<Row>(FIND_SQL, [id]),
    ...planOfExceptionQueries(id, now),
    NOTICES_QUERY,
    RULE_QUERY,
  ])
  const { point_id: pointId, day } = found(rows[0])
  context.requireAt(pointId)
  const point = found(deps.catalogue.points.find((candidate) => candidate.id === pointId))
  const others = exceptions.filter((row) => row.id !== id)
  const plan = planDay(context, { point, day, stored, exceptions: others, notices, rules })
  const { slotsChanged, appointmentsDisplaced } = plan
  await context.save([
    guarded('NOT_FOUND', REMOVE_SQL, [now, id]),
    ...plan.writes,
    context.audit('remove', 'hall_exception', id, pointId, { day, slotsChanged, appointmentsDisplaced }),
  ])
  return { done: true }
}
