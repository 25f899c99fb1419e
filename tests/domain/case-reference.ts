import { addDays, type Day } from '../../shared/domain/time'
import { isWorkingDay, type WorkCalendar } from '../../shared/domain/working-day'

/** What the reference is told on a day; a pause says how many working days it needs. */
export type Told = { kind: 'pause'; days: number } | { kind: 'resume' } | { kind: 'extend'; days: number }

/** One limit, counted down by hand. */
interface Counter {
  left: number
  /** The day whose end it is over with: on which nothing was left, or the last one of standing still from there on. */
  due: Day | null
  stops: boolean
}

/**
 * The slow, obvious way: somebody crosses off days on a wall calendar. In the evening of each working day a day is taken
 * off every limit that does not stand still, and off the time told for a pause.
 */
export class WallCalendar {
  readonly counters = new Map<string, Counter>()
  private pauseLeft = 0
  private paused = false

  constructor(
    public today: Day,
    private readonly calendar: WorkCalendar,
  ) {}

  begin(id: string, days: number, stops: boolean): void {
    this.counters.set(id, { left: days, due: days === 0 ? this.today : null, stops })
  }

  tell(told: Told, extended: string): void {
    if (told.kind === 'pause') {
      this.paused = true
      this.pauseLeft = told.days
    }
    if (told.kind === 'resume') this.paused = false
    const counter = this.counters.get(extended)
    if (told.kind === 'extend' && counter !== undefined) {
      counter.left += told.days
      counter.due = counter.left > 0 ? null : counter.due
    }
  }

  /**
   * The night passes; what is crossed off is the new day, unless it stands still. A limit that used up its last day and
   * stands still since is not over with the night: it is carried over to the new day.
   */
  nextDay(): void {
    const yesterday = this.today
    this.today = addDays(this.today, 1)
    for (const counter of this.counters.values()) {
      if (counter.stops && this.paused && counter.due === yesterday) counter.due = this.today
    }
    if (!isWorkingDay(this.today, this.calendar)) return
    for (const counter of this.counters.values()) {
      if (counter.stops && this.paused) continue
      counter.left -= 1
      if (counter.left === 0) counter.due = this.today
    }
    if (this.paused) {
      this.pauseLeft -= 1
      if (this.pauseLeft === 0) this.paused = false
    }
  }
}
