/** At most `count` in `windowMs`. */
export interface LimitRule {
  count: number
  windowMs: number
}

/** General rate limits; not in the database (decision 0004). */
export interface Limiter {
  /** @returns milliseconds to wait, or 0 when the call may go on. */
  take(key: string, rule: LimitRule, now: number): number | Promise<number>
  /** Takes back a call that turned out not to count. */
  giveBack(key: string, now: number): void | Promise<void>
}

/** Counts in this process, in fixed windows. Forgets what is over; memory is bounded. */
export class MemoryLimiter implements Limiter {
  private readonly counts = new Map<string, { count: number; until: number }>()

  constructor(private readonly capacity = 100_000) {}

  take(key: string, rule: LimitRule, now: number): number {
    const entry = this.counts.get(key)
    if (!entry || entry.until <= now) {
      if (this.counts.size >= this.capacity) this.forget(now)
      this.counts.delete(key)
      this.counts.set(key, { count: 1, until: now + rule.windowMs })
      return 0
    }
    if (entry.count >= rule.count) return entry.until - now
    entry.count++
    return 0
  }

  giveBack(key: string, now: number): void {
    const entry = this.counts.get(key)
    if (entry && entry.until > now) entry.count = Math.max(0, entry.count - 1)
  }

  /** Drops what is over; when everything is live, the oldest tenth. */
  private forget(now: number): void {
    for (const [key, entry] of this.counts) if (entry.until <= now) this.counts.delete(key)
    if (this.counts.size < this.capacity) return
    let drop = Math.ceil(this.capacity / 10)
    for (const key of this.counts.keys()) {
      if (drop-- <= 0) break
      this.counts.delete(key)
    }
  }
}
