import { applyClosure, applyOpening, type OpenWindows, openWindows, type SlotException } from './slot-exception'
import { hoursOfDay, type SlotPoint } from './slot-hours'
import type { Day, Minute } from './time'
import type { WindowKind } from './window-kind'
import { dayKind, type WorkCalendar } from './working-day'

export type { SlotException } from './slot-exception'
export type { SlotPoint } from './slot-hours'

/** Places of one kind of window at one time. */
export interface PlannedSlot {
  readonly windowKind: WindowKind
  readonly day: Day
  readonly startMinute: Minute
  readonly endMinute: Minute
  /** Places that can be booked; 0 is a time kept for walk-ins alone, not to be shown to people who book. */
  readonly capacity: number
  /** Places kept for people who walk in. */
  readonly walkIn: number
  /** Places at windows for the staff's own clients (agents, other offices), never offered to the public. */
  readonly staff: number
  /** The day rests on a calendar without a notice; plan again when the notice is loaded. */
  readonly provisional: boolean
}

/**
 * Places that can be booked at the `ordinal`-th slot of its stretch. The share is spread over the stretch (the running
 * total is floored, not each slot), so a point with one window offers its seven of ten too.
 */
function bookable(windows: number, ordinal: number, walkInShare: number): number {
  const perMille = Math.round((1 - Math.min(1, Math.max(0, walkInShare))) * 1000)
  const upTo = (count: number): number => Math.floor((count * windows * perMille) / 1000)
  return upTo(ordinal + 1) - upTo(ordinal)
}

/** Every kind the point plans for or an opening names, each once. */
function kindsOf(point: SlotPoint, exceptions: readonly SlotException[]): WindowKind[] {
  const kinds = point.windows.map((plan) => plan.kind)
  for (const { kind, windowKind } of exceptions) {
    if (kind === 'open' && windowKind !== undefined && windowKind !== null) kinds.push(windowKind)
  }
  return kinds.filter((kind, index) => kinds.indexOf(kind) === index)
}

/**
 * The slots of a service point on a day, by kind of window and start. Statutory days of rest are closed; a Saturday or
 * Sunday worked under 调休 has the hours of a weekday. The hall's exceptions come on top: openings first, then closures,
 * so a closure always wins. Only the exceptions of that day count. A rest shorter than a visit at the end gives no slot.
 * Throws RangeError for an unreal day.
 */
export function planSlots(
  point: SlotPoint,
  day: Day,
  calendar: WorkCalendar,
  exceptions: readonly SlotException[],
): PlannedSlot[] {
  const ofDay = exceptions.filter((exception) => exception.day === day)
  const hours = hoursOfDay(point, day, calendar)
  const provisional = dayKind(day, calendar).provisional
  const slots: PlannedSlot[] = []
  for (const kind of kindsOf(point, ofDay)) {
    const planned = point.windows.find((candidate) => candidate.kind === kind)
    const plan = planned ?? { kind, publicWindows: 0 }
    const touching = ofDay.filter(({ windowKind }) => (windowKind ?? kind) === kind)
    let open: OpenWindows[] = openWindows(hours, plan, point.minutesPerVisit)
    for (const exception of touching) {
      // An opening of "every kind" means the kinds the point has.
      const isMeant = planned !== undefined || exception.windowKind === kind
      if (exception.kind === 'open' && isMeant) open = applyOpening(open, exception, plan, point)
    }
    for (const exception of touching) if (exception.kind === 'closed') open = applyClosure(open, exception)
    for (const { startMinute, endMinute, windows, staffWindows, ordinal } of open) {
      if (windows + staffWindows === 0) continue
      const capacity = bookable(windows, ordinal, point.walkInShare)
      const walkIn = windows - capacity
      slots.push({ windowKind: kind, day, startMinute, endMinute, capacity, walkIn, staff: staffWindows, provisional })
    }
  }
  return slots
}
