import type { OutsideOutcome } from './case/event'
import { pastedLines } from './pasted-list'

/** What another authority answered about one case, as its list says it. */
export interface OutsideLine {
  line: number
  applicationNumber: string
  /** Id or name of the item. */
  item: string
  outcome: OutsideOutcome
  /** Number of the answer in the other system. */
  number: string
  /** Reasons; asked for where the answer is no. */
  words: string
}
/** A line that cannot be read; `field` names the column. */
export interface OutsideFault {
  line: number
  field: 'columns' | 'item' | 'outcome' | 'number'
}

const OUTCOMES: Readonly<Record<string, OutsideOutcome>> = {
  受理: 'accepted',
  予以受理: 'accepted',
  不予受理: 'not_accepted',
  准予: 'granted',
  准予许可: 'granted',
  办结: 'granted',
  不予许可: 'refused',
  不予: 'refused',
  驳回: 'refused',
}
const MOST_LETTERS = { number: 60, words: 500 }

/**
 * Reads the answers of an outside system (公安、税务等): query number, item (id or name), outcome in the words those
 * systems use, number, reasons; the last may be left out. A heading and empty lines are skipped.
 */
export function parseOutsideResults(text: string): { lines: OutsideLine[]; faults: OutsideFault[] } {
  const lines: OutsideLine[] = []
  const faults: OutsideFault[] = []
  for (const { line, fields } of pastedLines(text)) {
    const [applicationNumber = '', item = '', said = '', number = '', ...rest] = fields
    // A comma belongs to the reasons, as sentences have them.
    const words = rest.join('，')
    const outcome = OUTCOMES[said]
    const isTooLong = number.length > MOST_LETTERS.number || words.length > MOST_LETTERS.words
    if (fields.length < 4 || isTooLong) faults.push({ line, field: 'columns' })
    else if (item === '') faults.push({ line, field: 'item' })
    else if (outcome === undefined) faults.push({ line, field: 'outcome' })
    else if (number === '') faults.push({ line, field: 'number' })
    else lines.push({ line, applicationNumber, item, outcome, number, words })
  }
  return { lines, faults }
}
