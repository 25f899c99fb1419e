let offset = 0
let listeners: readonly (() => void)[] = []
/** Less than this is the way of the answer, not a clock that was moved. */
const MOVED = 2000

/** Sets the phone's idea of the hall's clock. @param now milliseconds since the epoch, as the API just said */
export function setHallClock(now: number): void {
  const next = now - Date.now()
  const moved = Math.abs(next - offset) > MOVED
  offset = next
  if (moved) for (const listener of listeners) listener()
}

/** Calls back when the clock is first known or was moved, as in the demonstration. @returns the way to stop */
export function onClockMoved(listener: () => void): () => void {
  listeners = [...listeners, listener]
  return () => {
    listeners = listeners.filter((one) => one !== listener)
  }
}

/** Reads the hall's clock from the header `x-now` of an answer, where there is one. */
export function observeClock(headers: Record<string, string>): void {
  const now = Number(headers['x-now'] ?? Number.NaN)
  if (Number.isFinite(now)) setHallClock(now)
}

/** Milliseconds since the epoch by the hall's clock: a phone's own may be wrong, and a demo's can be moved. */
export function hallNow(): number {
  return Date.now() + offset
}
