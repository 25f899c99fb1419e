let offset = 0

/** Sets the phone's idea of the hall's clock. @param now milliseconds since the epoch, as the API just said */
export function setHallClock(now: number): void {
  offset = now - Date.now()
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
