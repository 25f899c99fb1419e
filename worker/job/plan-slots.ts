import { addDays, dayOf, MINUTE_MS } from '../../shared/domain/time'
import { replan } from '../service/slot/replan'
import type { Job } from './runner'

/** Calendar days planned ahead: the longest release (30 working days) with a long holiday in between. */
const HORIZON_DAYS = 45

/** Keeps the slots of the coming weeks planned, and lets them follow a catalogue or rules that were changed. */
export const planSlotsJob: Job = {
  name: 'plan-slots',
  everyMs: 60 * MINUTE_MS,
  run: async (context) => {
    const today = dayOf(context.now)
    await replan(context, today, addDays(today, HORIZON_DAYS))
  },
}
