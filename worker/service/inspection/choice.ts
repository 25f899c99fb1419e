import { inspectionDays } from '../../../shared/domain/inspection-days'
import {
  daysWithin,
  INSPECTION_STARTS,
  type InspectionChoice,
  inspectionTimeProblem,
  proposedTimes,
} from '../../../shared/domain/inspection-time'
import { type Day, dayOf } from '../../../shared/domain/time'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { StoredCase } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'

/** The law's last day for a case that waits for its decision; null for any other. */
export const limitOf = ({ state, statutory_day }: Pick<StoredCase, 'state' | 'statutory_day'>): Day | null =>
  state === 'review' ? statutory_day : null

/** From what a visit to these cases can be chosen now. */
export function choiceOf(
  { now }: Context,
  calendar: WorkCalendar,
  cases: readonly Pick<StoredCase, 'state' | 'statutory_day'>[],
) {
  return {
    days: [...daysWithin(inspectionDays(dayOf(now), calendar), cases.map(limitOf))],
    starts: [...INSPECTION_STARTS],
  }
}

/** The times in order, each once. @throws AppError INSPECTION_PAST, INSPECTION_DAY, INSPECTION_HOUR, of the field `times` */
export function requireTimes({ now }: Context, times: readonly number[], choice: InspectionChoice): readonly number[] {
  const proposed = proposedTimes(times, now, choice)
  if (typeof proposed === 'string') throw new AppError(proposed, { field: 'times' })
  return proposed
}

/** One time for the visit. @throws AppError INSPECTION_PAST, INSPECTION_DAY, INSPECTION_HOUR, of the field `visitAt` */
export function requireTime({ now }: Context, visitAt: number, choice: InspectionChoice): void {
  const problem = inspectionTimeProblem(visitAt, now, choice)
  if (problem !== null) throw new AppError(problem, { field: 'visitAt' })
}
