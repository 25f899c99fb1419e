/** Rows of one page, newest first, and where the next one begins: `created_at < next`. */
export interface Page<Row> {
  rows: Row[]
  next: number | null
}

/**
 * Cuts a page out of what was read with `LIMIT size + 1`. Rows of the same instant stay on one page, since the next page
 * begins below an instant; only more than a page of one instant is cut inside.
 */
export function pageOf<Row extends { created_at: number }>(read: readonly Row[], size: number): Page<Row> {
  const extra = read[size]
  if (!extra) return { rows: [...read], next: null }
  const whole = read.filter((row) => row.created_at > extra.created_at)
  const rows = whole.length > 0 ? whole : read.slice(0, size)
  const last = rows[rows.length - 1] ?? extra
  return { rows, next: last.created_at }
}
