import {
  hoursOfWeekday,
  type OpeningHours,
  ordinaryWeekday,
  publicWindows,
  type SlotPoint,
  type WindowPlan,
} from './slot-hours'
import type { Day, Minute } from './time'
import type { WindowKind } from './window-kind'

/** The hall's own closure or extra opening. It changes slots and queues, never a legal deadline. */
export interface SlotException {
  readonly kind: 'closed' | 'open'
  readonly day: Day
  /** Without it: from the beginning of the day. */
  readonly fromMinute?: Minute | null
  /** Without it: to the end of the day. */
  readonly toMinute?: Minute | null
  /** Without it: every kind of window. */
  readonly windowKind?: WindowKind | null
  /** Windows closed, or opened in addition; without it all of them, or as many as on an ordinary day. */
  readonly windows?: number | null
  readonly reason: string
}

/** Windows open during one visit's length. `ordinal` counts within the stretch and is not changed by closures. */
export interface OpenWindows {
  readonly startMinute: Minute
  readonly endMinute: Minute
  readonly windows: number
  readonly staffWindows: number
  readonly ordinal: number
}

interface Span {
  readonly from: Minute
  readonly to: Minute
}

/** The parts of a stretch that no slot covers yet. */
function uncovered(stretch: Span, slots: readonly OpenWindows[]): Span[] {
  let rest: Span[] = [stretch]
  for (const slot of slots) {
    const next: Span[] = []
    for (const span of rest) {
      if (slot.endMinute <= span.from || slot.startMinute >= span.to) next.push(span)
      else {
        if (span.from < slot.startMinute) next.push({ from: span.from, to: slot.startMinute })
        if (slot.endMinute < span.to) next.push({ from: slot.endMinute, to: span.to })
      }
    }
    rest = next
  }
  return rest
}

function fill(span: Span, minutesPerVisit: number, windows: number, staffWindows: number): OpenWindows[] {
  const slots: OpenWindows[] = []
  const count = minutesPerVisit > 0 ? Math.floor((span.to - span.from) / minutesPerVisit) : 0
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const startMinute = span.from + ordinal * minutesPerVisit
    slots.push({ startMinute, endMinute: startMinute + minutesPerVisit, windows, staffWindows, ordinal })
  }
  return slots
}

function byStart(a: OpenWindows, b: OpenWindows): number {
  return a.startMinute - b.startMinute
}

/**
 * The regular slots of one kind of window, by start; where two entries of the hours overlap the earlier entry holds. Times
 * without any window are left out, so that an opening can fill them.
 */
export function openWindows(hours: readonly OpeningHours[], plan: WindowPlan, minutesPerVisit: number): OpenWindows[] {
  const slots: OpenWindows[] = []
  for (const stretch of hours) {
    const staff = stretch.service === undefined ? (plan.staffWindows ?? 0) : 0
    for (const span of uncovered(stretch, slots)) {
      slots.push(...fill(span, minutesPerVisit, publicWindows(plan, stretch.service), staff))
    }
  }
  return slots.filter(({ windows, staffWindows }) => windows + staffWindows > 0).sort(byStart)
}

/** What an opening opens: the hours it names, else those of an ordinary weekday, within the bound it names. */
function stretchesOf(exception: SlotException, point: SlotPoint): OpeningHours[] {
  const ordinary = hoursOfWeekday(point, ordinaryWeekday(point))
  const from = exception.fromMinute ?? null
  const to = exception.toMinute ?? null
  if (from !== null && to !== null) return [{ weekdays: [], from, to }]
  return ordinary
    .map((hours) => ({ ...hours, from: Math.max(hours.from, from ?? 0), to: Math.min(hours.to, to ?? 1440) }))
    .filter((hours) => hours.from < hours.to)
}

/**
 * An extra opening: slots that lie wholly inside get the additional windows, minutes nobody covers get slots of their own
 * with the windows it names, else those of an ordinary day.
 */
export function applyOpening(
  slots: readonly OpenWindows[],
  exception: SlotException,
  plan: WindowPlan,
  point: SlotPoint,
): OpenWindows[] {
  const from = exception.fromMinute ?? 0
  const to = exception.toMinute ?? 1440
  const opened = slots.map((slot) =>
    slot.startMinute >= from && slot.endMinute <= to
      ? { ...slot, windows: slot.windows + (exception.windows ?? 0) }
      : slot,
  )
  for (const stretch of stretchesOf(exception, point)) {
    const windows = exception.windows ?? publicWindows(plan, stretch.service)
    for (const span of uncovered(stretch, opened)) opened.push(...fill(span, point.minutesPerVisit, windows, 0))
  }
  return opened.sort(byStart)
}

function overlaps(slot: Pick<OpenWindows, 'startMinute' | 'endMinute'>, exception: SlotException): boolean {
  return slot.startMinute < (exception.toMinute ?? 1440) && slot.endMinute > (exception.fromMinute ?? 0)
}

/** A closure: slots it touches lose the windows it names, else all of them, the staff's too. */
export function applyClosure(slots: readonly OpenWindows[], exception: SlotException): OpenWindows[] {
  const closed = exception.windows ?? null
  return slots.map((slot) => {
    if (!overlaps(slot, exception)) return slot
    return closed === null
      ? { ...slot, windows: 0, staffWindows: 0 }
      : { ...slot, windows: Math.max(0, slot.windows - closed) }
  })
}

/** The closure that takes windows from a slot, for the reason shown; null when none does. */
export function closureOf(
  slot: { day: Day; windowKind: WindowKind; startMinute: Minute; endMinute: Minute },
  exceptions: readonly SlotException[],
): SlotException | null {
  const found = exceptions.find(
    (exception) =>
      exception.kind === 'closed' &&
      exception.day === slot.day &&
      (exception.windowKind ?? slot.windowKind) === slot.windowKind &&
      overlaps(slot, exception),
  )
  return found ?? null
}
