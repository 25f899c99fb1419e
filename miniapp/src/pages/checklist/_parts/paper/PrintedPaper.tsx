import type { Paper } from './paper'

/** The sheet for the printer, in a browser only (PrintedPaper.h5.tsx): a phone in WeChat has none. */
export function PrintedPaper(_: { paper: Paper }) {
  return null
}
