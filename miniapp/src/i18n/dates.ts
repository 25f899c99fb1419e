import type { Language } from './start'

const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SHANGHAI_OFFSET = 8 * 3_600_000
const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

function parts(day: string): { year: number; month: number; date: number; weekday: number } {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() }
}

/** `周二`, `Tue`. */
export function weekdayOf(day: string, language: Language): string {
  return WEEKDAYS[language][parts(day).weekday] ?? ''
}

/** The number in the month: `24`. */
export function dateOf(day: string): number {
  return parts(day).date
}

/** `11月24日`, `24 Nov`. */
export function monthDay(day: string, language: Language): string {
  const { month, date } = parts(day)
  return language === 'en' ? `${date} ${MONTHS[month - 1] ?? ''}` : `${month}月${date}日`
}

/** `11月24日 周二`, `Tue 24 Nov`. */
export function dayText(day: string, language: Language): string {
  return language === 'en'
    ? `${weekdayOf(day, language)} ${monthDay(day, language)}`
    : `${monthDay(day, language)} ${weekdayOf(day, language)}`
}

/** `10:20` from a minute of the day. */
export function clockTime(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The day in Asia/Shanghai of an instant: `2026-11-24`. */
export function dayOfInstant(instant: number): string {
  const date = new Date(instant + SHANGHAI_OFFSET)
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
}

/** `11月24日 14:02`, `24 Nov 14:02`, in Asia/Shanghai. */
export function instantText(instant: number, language: Language): string {
  const date = new Date(instant + SHANGHAI_OFFSET)
  return `${monthDay(dayOfInstant(instant), language)} ${clockTime(date.getUTCHours() * 60 + date.getUTCMinutes())}`
}

/** `4:38` from milliseconds; never below `0:00`. */
export function countdownText(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}

/** Days from one day to another: 1 for tomorrow. */
export function daysBetween(from: string, to: string): number {
  const at = (day: string) => {
    const { year, month, date } = parts(day)
    return Date.UTC(year, month - 1, date)
  }
  return Math.round((at(to) - at(from)) / 86_400_000)
}
