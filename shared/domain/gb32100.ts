import type { DocumentProblem } from './identity'
import { normaliseDocument } from './identity'

/** What can be wrong with a 统一社会信用代码; `ORGANISATION_CODE` is the check digit inside it, of characters 9–17. */
export type UsccProblem = Extract<DocumentProblem, 'EMPTY' | 'LENGTH' | 'FORMAT' | 'CHECK_DIGIT'> | 'ORGANISATION_CODE'

/** Digits and capitals without I O S V Z; a character's value is its place. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const ORGANISATION_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A 统一社会信用代码 in the form it is stored: narrow, upper case, no blanks or hyphens. */
export function normaliseUscc(text: string): string {
  return normaliseDocument('passport', text)
}

/** The 18th character for the first 17: weights 3^(i−1) mod 31, remainder taken from 31 (GB 32100-2015). */
export function usccCheckCharacter(code: string): string {
  let weight = 1
  let sum = 0
  for (let place = 0; place < 17; place++) {
    sum += weight * CHARACTERS.indexOf(code.charAt(place))
    weight = (weight * 3) % 31
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/** The ninth character of a 组织机构代码 for its first eight (GB 11714-1997, MOD 11); ten is written X. */
export function organisationCheckCharacter(code: string): string {
  let sum = 0
  ORGANISATION_WEIGHTS.forEach((weight, place) => {
    sum += weight * ORGANISATION_CHARACTERS.indexOf(code.charAt(place))
  })
  return '0123456789X'.charAt((11 - (sum % 11)) % 11)
}

/**
 * What is wrong with a 统一社会信用代码, or null: length, alphabet, its own check character (GB 32100-2015) and that of the
 * 组织机构代码 inside it (GB 11714-1997). Whether the code was ever given out is for the register to say.
 */
export function checkUscc(text: string): UsccProblem | null {
  const code = normaliseUscc(text)
  if (code === '') return 'EMPTY'
  if (code.length !== 18) return 'LENGTH'
  if (!FORM.test(code)) return 'FORMAT'
  if (code.charAt(17) !== usccCheckCharacter(code)) return 'CHECK_DIGIT'
  return code.charAt(16) === organisationCheckCharacter(code.slice(8, 17)) ? null : 'ORGANISATION_CODE'
}
