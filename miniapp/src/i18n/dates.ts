import { clockText, type Day, dayOf, type Instant, minuteOfDay, weekdayOf } from '@shared/domain/time'
import type { Language } from './start'

const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `周二`, `Tue`. */
export function weekdayText(day: Day, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day) - 1] ?? ''
}

/** The number in the month: `24`. */
export function dateOf(day: Day): number {
  return Number(day.slice(8))
}

/** `11月24日`, `24 Nov`. */
export function monthDay(day: Day, language: Language): string {
  const month = Number(day.slice(5, 7))
  return language === 'en' ? `${dateOf(day)} ${MONTHS[month - 1] ?? ''}` : `${month}月${dateOf(day)}日`
}

/** `11月24日 周二`, `Tue 24 Nov`. */
export function dayText(day: Day, language: Language): string {
  return language === 'en'
    ? `${weekdayText(day, language)} ${monthDay(day, language)}`
    : `${monthDay(day, language)} ${weekdayText(day, language)}`
}

/** `2026年11月24日`, `24 Nov 2026`: for what is kept, such as a printed sheet. */
export function fullDate(day: Day, language: Language): string {
  return language === 'en'
    ? `${monthDay(day, language)} ${day.slice(0, 4)}`
    : `${day.slice(0, 4)}年${monthDay(day, language)}`
}

/** `11月24日 14:02`, `24 Nov 14:02`, in Asia/Shanghai. */
export function instantText(instant: Instant, language: Language): string {
  return `${monthDay(dayOf(instant), language)} ${clockText(minuteOfDay(instant))}`
}

/** `4:38` from milliseconds; never below `0:00`. */
export function countdownText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const rest = seconds % 60
  return `${Math.floor(seconds / 60)}:${rest < 10 ? '0' : ''}${rest}`
}
