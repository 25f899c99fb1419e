import { type Day, isDay } from '@shared/domain/time'

const SHORT = /^(\d{1,2})[-./]?(\d{2})$/

/**
 * A day typed in few keys: `1201` or `12-01` is the next first of December, or the last one for a day of the past. What is
 * a whole day already, or no day at all, comes back as it was typed. `today` in Asia/Shanghai.
 */
export function wholeDay(text: string, today: Day, when: 'past' | 'future' | undefined): string {
  const found = SHORT.exec(text.trim())
  if (!found?.[1] || !found[2]) return text
  const year = Number(today.slice(0, 4))
  const rest = `${found[1].length === 1 ? '0' : ''}${found[1]}-${found[2]}`
  const day = `${year}-${rest}`
  const other = `${when === 'past' ? year - 1 : year + 1}-${rest}`
  const fits = when === 'past' ? day <= today : day >= today
  const chosen = fits ? day : other
  return isDay(chosen) ? chosen : text
}
