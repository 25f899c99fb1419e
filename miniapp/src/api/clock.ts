let offset = 0

/** Sets the phone's idea of the hall's clock from the header `x-now` (milliseconds since the epoch) of an answer. */
export function observeClock(headers: Record<string, string>): void {
  const now = Number(headers['x-now'])
  if (headers['x-now'] !== undefined && Number.isFinite(now)) offset = now - Date.now()
}

/** Milliseconds since the epoch by the hall's clock: a phone's own may be wrong, and a demo's can be moved. */
export function hallNow(): number {
  return Date.now() + offset
}
