/** What was typed so far: `A017` and up to six digits, without anything between. */
export interface Entry {
  number: string
  digits: string
}

export const EMPTY: Entry = { number: '', digits: '' }
/** Of a number: its letter and three digits; more than 999 a day and kind do not fit a hall. */
const NUMBER_LENGTH = 4
export const DIGITS_LENGTH = 6
/** The letters of the hall's numbers, as on its signs. */
export const LETTERS = ['A', 'B', 'C', 'Z'] as const

/** The next key goes to the number until it is whole, then to the digits. A letter always begins a new number. */
export function press({ number, digits }: Entry, key: string): Entry {
  const letter = LETTERS.find((one) => one === key.toUpperCase())
  if (letter) return { number: letter, digits: '' }
  if (!/^\d$/.test(key) || number === '') return { number, digits }
  if (number.length < NUMBER_LENGTH) return { number: number + key, digits }
  return { number, digits: digits.length < DIGITS_LENGTH ? digits + key : digits }
}

/** Takes the last key back. */
export function erase({ number, digits }: Entry): Entry {
  return digits === '' ? { number: number.slice(0, -1), digits } : { number, digits: digits.slice(0, -1) }
}

/** Nothing is missing any more. */
export const isWhole = ({ number, digits }: Entry): boolean =>
  number.length === NUMBER_LENGTH && digits.length === DIGITS_LENGTH
