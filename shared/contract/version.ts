/** Version of this build; the phone sends it with every request. */
export const VERSION = '0.1.0'
/** The oldest phone this API still serves; an older one gets CLIENT_TOO_OLD (426). */
export const MIN_CLIENT = '0.1.0'

/** @returns true when `version` (`1.2.3`) is older than `least`; an unreadable version is old */
export function isOlder(version: string, least: string): boolean {
  const parts = version.split('.').map(Number)
  const wanted = least.split('.').map(Number)
  for (let index = 0; index < 3; index++) {
    const have = parts[index] ?? Number.NaN
    const want = wanted[index] ?? 0
    if (Number.isNaN(have)) return true
    if (have !== want) return have < want
  }
  return false
}
