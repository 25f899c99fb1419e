import { isQueryNumber, normaliseQueryNumber } from './application'

/** What somebody brings to the issuing window: a query number, and the pick-up code if they showed it. */
export interface Brought {
  number: string
  code: string | null
}

const BOTH = /(?:^|\D)(\d{15})(\d{6})?(?!\d)/

/** What the code on the applicant's phone says to a scanner: query number and pick-up code. */
export const pickupText = (number: string, code: string): string => `${number}-${code}`

/** Reads what was scanned or typed at the issuing window; also a query number inside an address. Null: neither is in it. */
export function readPickupText(text: string): Brought | null {
  const [, number = '', code] = BOTH.exec(normaliseQueryNumber(text)) ?? []
  return isQueryNumber(number) ? { number, code: code ?? null } : null
}
