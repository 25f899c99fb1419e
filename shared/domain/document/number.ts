import type { PaperKind } from './kind'

/** The one character that names the kind in a number: 受 for an acceptance. */
const KIND_WORDS: Readonly<Record<PaperKind, string>> = {
  receipt: '收',
  acceptance: '受',
  supplement: '补',
  not_accepted: '不受',
  not_needed: '免',
  grant: '准',
  refusal: '不准',
  revocation: '销',
  pause: '停',
  extension: '延',
  withdrawal: '撤',
  result: '结',
  filing: '备',
  inspection: '勘',
  handover: '领',
}
const DIGITS = 5

/** One run of numbers; each begins at 1. */
export interface Series {
  /** 机关代字, `金市监`. Authorities that share it share the numbers. */
  word: string
  kind: PaperKind
  /** In Asia/Shanghai. */
  year: number
}

/** What stands before and after the five digits: （金市监）证照联办受〔2026〕第 … 号. */
export function aroundOrdinal({ word, kind, year }: Series): { before: string; after: string } {
  return { before: `（${word}）证照联办${KIND_WORDS[kind]}〔${year}〕第 `, after: ' 号' }
}

/** The number as it is printed, five digits at least. Throws RangeError unless the ordinal is a whole number from 1 up. */
export function paperNumber(series: Series, ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 1) throw new RangeError('an ordinal is a whole number from 1 up')
  const { before, after } = aroundOrdinal(series)
  let digits = String(ordinal)
  while (digits.length < DIGITS) digits = `0${digits}`
  return `${before}${digits}${after}`
}

/** True when a number has the form of this series, whatever its ordinal. */
export function isOfSeries(number: string, series: Series): boolean {
  const { before, after } = aroundOrdinal(series)
  const ordinal = number.slice(before.length, number.length - after.length)
  return number === `${before}${ordinal}${after}` && /^\d{5,}$/.test(ordinal)
}
