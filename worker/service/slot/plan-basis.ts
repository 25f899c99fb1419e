import type { ServicePoint } from '../../../shared/contract/catalogue'
import { tagOf } from '../../../shared/domain/text-tag'

/**
 * A tag of everything in the catalogue that slots are planned from: hours, windows, minutes of a visit, share for walk-ins.
 * Two catalogues of the same tag have the same slots; names, addresses and materials may differ.
 */
export function planBasis(points: readonly ServicePoint[]): string {
  const facts = points.map(({ id, hours, windows, minutesPerVisit, walkInShare, workedWeekendAs }) => [
    id,
    hours.map(({ weekdays, from, to, service }) => [weekdays, from, to, service ?? null]),
    windows.map(({ kind, publicWindows, staffWindows, noonWindows, afterHoursWindows }) => [
      kind,
      publicWindows,
      staffWindows ?? 0,
      noonWindows ?? 0,
      afterHoursWindows ?? 0,
    ]),
    minutesPerVisit,
    walkInShare,
    workedWeekendAs ?? null,
  ])
  return tagOf(JSON.stringify(facts))
}
