import type { FormValue } from '@shared/contract/application-part'
import type { FormField } from '@shared/domain/form'
import { isDay } from '@shared/domain/time'
import { dayText, fullDate } from '@/i18n/dates'
import type { Language } from '@/i18n/start'

/** What stands in a box, and the value it makes. */
export interface Typed {
  text: string
  value: FormValue | null
}

const FEN = 100
/** Full-width digits and points, as a Chinese keyboard gives them. */
const narrow = (text: string): string =>
  text
    .replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[．。]/g, '.')
    .replace(/[,，\s]/g, '')
const NUMBER = /^-?\d+(\.\d+)?$/
const DIGITS_OF_DAY = /^(\d{4})\D?(\d{2})\D?(\d{2})$/

/** The value that a text makes; null for an empty one. What is no number or day yet is kept as text, and said to be wrong. */
export function valueFrom({ kind }: Pick<FormField, 'kind'>, text: string): FormValue | null {
  if (text.trim() === '') return null
  const plain = narrow(text)
  if (kind === 'number') return NUMBER.test(plain) ? Number(plain) : text
  if (kind === 'money') return NUMBER.test(plain) ? Math.round(Number(plain) * FEN) : text
  if (kind !== 'date') return text
  const [, year, month, date] = DIGITS_OF_DAY.exec(plain) ?? []
  const day = `${year}-${month}-${date}`
  return isDay(day) ? day : text
}

/** A value as it stands in its box: money in yuan, a day as eight digits. */
export function textOf({ kind }: Pick<FormField, 'kind'>, value: FormValue | undefined): string {
  if (value === undefined || typeof value === 'boolean' || Array.isArray(value)) return ''
  if (kind === 'money' && typeof value === 'number') return String(value / FEN)
  if (kind === 'date' && isDay(String(value))) return String(value).split('-').join('')
  return String(value)
}

/** A day in words, to compare with what was typed; undefined while it is none. */
export function typedOf({ kind }: Pick<FormField, 'kind'>, value: string, language: Language): string | undefined {
  if (kind !== 'date' || !isDay(value)) return undefined
  const weekday = dayText(value, language)
  return language === 'en' ? `${weekday} ${value.slice(0, 4)}` : `${fullDate(value, language)} ${weekday.slice(-2)}`
}
