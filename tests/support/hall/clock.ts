/** The clock of a hall under test: it stands still until a test moves it. Milliseconds since the epoch. */
export interface TestClock {
  now(): number
  set(instant: number): void
  advance(milliseconds: number): void
}

export function testClock(start: number): TestClock {
  let instant = start
  return {
    now: () => instant,
    set(to) {
      instant = to
    },
    advance(milliseconds) {
      instant += milliseconds
    },
  }
}

/** The instant of a wall-clock time in Shanghai (UTC+8 all year), as in `shanghai('2026-09-21 09:00')`. */
export function shanghai(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(text)
  if (!match) throw new Error(`${text} is not YYYY-MM-DD HH:MM`)
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  return Date.UTC(year, month - 1, day, hour - 8, minute)
}
