import type { Text } from '../../contract/catalogue'
import type { Day } from '../time'
import type { LastDay } from './facts'

/** The words of a paper in both languages, in the order they are read. */
export interface Sheet {
  body: Text[]
  rows: { label: Text; value: Text }[]
  lists: { title: Text; lines: Text[] }[]
  /** How to challenge it. */
  remedies: Text[]
  /** What a mark in the text means. */
  notes: Text[]
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const both = (zh: string, en: string): Text => ({ zh, en })
/** Words that have no translation: names, numbers, what an officer wrote. */
export const same = (text: string): Text => ({ zh: text, en: text })

/** `2026年9月18日`, `18 Sep 2026`. */
export function dayWords(day: Day): Text {
  const year = day.slice(0, 4)
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8))
  return both(`${year}年${month}月${date}日`, `${date} ${MONTHS[month - 1] ?? ''} ${year}`)
}

/** The day with a star when it rests on a guess. */
export function lastDayWords({ day, provisional }: LastDay): Text {
  const { zh, en } = dayWords(day)
  const star = provisional ? ' *' : ''
  return both(`${zh}${star}`, `${en}${star}`)
}

export const PROVISIONAL_NOTE = both(
  '带 * 的日期按暂定的节假日推算，国务院公布放假安排后可能有变化。',
  'A day with * rests on provisional holidays and may move once the State Council has announced them.',
)

/** The note, when one of the days rests on a guess. */
export function notesOf(...days: readonly (LastDay | null)[]): Text[] {
  return days.some((day) => day?.provisional) ? [PROVISIONAL_NOTE] : []
}

/** A sheet with the parts that are given. */
export function sheet(parts: Partial<Sheet>): Sheet {
  return { body: [], rows: [], lists: [], remedies: [], notes: [], ...parts }
}

export const row = (zh: string, en: string, value: Text): Sheet['rows'][number] => ({ label: both(zh, en), value })
