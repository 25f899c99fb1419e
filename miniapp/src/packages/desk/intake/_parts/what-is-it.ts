import { isQueryNumber, normaliseQueryNumber } from '@shared/domain/application'
import { normaliseMobile } from '@shared/domain/identity'

/** Exactly one way of finding an application. */
export type Wanted = { number: string } | { phone: string } | { document: string } | { ticket: string }

const IN_A_CODE = /(?:^|\D)(\d{15})(?!\d)/
const TICKET = /^[A-Za-z]\d{2,6}$/
/** Numbers of identity documents: letters and digits, at least a passport's length. */
const DOCUMENT = /^[0-9A-Za-z()（）-]{7,30}$/

/** What was scanned or typed at the window: a query number, also inside a code's address, a phone, a ticket, a document. */
export function whatIsIt(text: string): Wanted | undefined {
  const plain = normaliseQueryNumber(text.trim())
  if (isQueryNumber(plain)) return { number: plain }
  const inside = IN_A_CODE.exec(text)?.[1]
  if (inside !== undefined && isQueryNumber(inside)) return { number: inside }
  const phone = normaliseMobile(plain)
  if (phone !== null && plain.length < 15) return { phone }
  if (TICKET.test(plain)) return { ticket: plain.toUpperCase() }
  return DOCUMENT.test(plain) ? { document: plain.toUpperCase() } : undefined
}
