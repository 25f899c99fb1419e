import { addDays, dayOf, MINUTE_MS } from '../../shared/domain/time'
import { planBasis } from '../service/slot/plan-basis'
import { PLAN_HORIZON_DAYS, replan } from '../service/slot/replan'
import type { Job } from './runner'

/** Keeps the slots of the coming weeks planned, and lets them follow a catalogue or rules that were changed. */
export const planSlotsJob: Job = {
  name: 'plan-slots',
  everyMs: 60 * MINUTE_MS,
  basis: ({ catalogue }) => planBasis(catalogue.points),
  run: async (context) => {
    const today = dayOf(context.now)
    await replan(context, today, addDays(today, PLAN_HORIZON_DAYS))
  },
}
