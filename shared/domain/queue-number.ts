import type { WindowKind } from './window-kind'

/** The letter in front of a number says which windows call it. */
const LETTERS: Record<WindowKind, string> = { intake: 'A', issuing: 'B', department: 'C', enquiry: 'Z' }

/**
 * The number called in the hall, 'A017' for the 17th of its service point, day and kind of window; at least three digits,
 * more when needed. Throws RangeError unless the ordinal is a whole number from 1 up.
 */
export function queueNumber(kind: WindowKind, ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 1) throw new RangeError('an ordinal is a whole number from 1 up')
  return `${LETTERS[kind]}${ordinal < 10 ? '00' : ordinal < 100 ? '0' : ''}${ordinal}`
}

/** What a typed number means, small letters and blanks at the ends allowed; null when it is no number of the hall. */
export function parseQueueNumber(text: string): { kind: WindowKind; ordinal: number } | null {
  const match = /^([A-Z])(\d{3,6})$/.exec(text.trim().toUpperCase())
  if (match === null) return null
  const ordinal = Number(match[2])
  const kind = (Object.keys(LETTERS) as WindowKind[]).find((candidate) => LETTERS[candidate] === match[1])
  if (kind === undefined || ordinal < 1 || queueNumber(kind, ordinal) !== match[0]) return null
  return { kind, ordinal }
}
