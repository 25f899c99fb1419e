import { birthDay, checkCharacter } from './gb11643'
import type { Day } from './time'

/** Documents a person can prove who they are with. */
export const DOCUMENT_KINDS = [
  'id_card',
  'passport',
  'hk_macao_permit',
  'taiwan_permit',
  'permanent_resident',
  'hk_macao_taiwan_residence',
] as const
/**
 * `id_card` 居民身份证 · `passport` 护照 · `hk_macao_permit` 港澳居民来往内地通行证 · `taiwan_permit` 台湾居民来往大陆通行证 ·
 * `permanent_resident` 外国人永久居留身份证 · `hk_macao_taiwan_residence` 港澳台居民居住证
 */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export type DocumentProblem =
  | 'EMPTY'
  | 'LENGTH'
  | 'FORMAT'
  /** The 15-digit number of the first generation, no longer valid: the 18-digit one is on the card in use. */
  | 'OLD_15_DIGITS'
  /** The region digits belong to another kind of document, or to none. */
  | 'REGION'
  | 'BIRTH_DATE'
  | 'BIRTH_IN_FUTURE'
  | 'CHECK_DIGIT'

/** GB/T 2260 province codes of the mainland, and 71. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71)/
/** 香港 810000, 澳门 820000, 台湾 830000 (港澳台居民居住证申领发放办法, 2018). */
const RESIDENCE_REGIONS = /^8[123]0000/
const EIGHTEEN = /^\d{17}[\dX]$/

/**
 * The form in which a number is checked, hashed and stored: full-width forms made narrow, upper case, no blanks, dots or
 * hyphens. Older 港澳 permits print two more digits that count reissues; they are dropped, so a person keeps one number.
 */
export function normaliseDocument(kind: DocumentKind, text: string): string {
  const narrow = text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  const plain = narrow.replace(/[\s\u3000\u200b\ufeff·.-]/g, '').toUpperCase()
  return kind === 'hk_macao_permit' && /^[HM]\d{10}$/.test(plain) ? plain.slice(0, 9) : plain
}

/** Eighteen characters built like GB 11643: region, a real birth date not after `today`, check character. */
function checkEighteen(number: string, region: RegExp, today: Day | undefined): DocumentProblem | null {
  if (number.length !== 18) return 'LENGTH'
  if (!EIGHTEEN.test(number)) return 'FORMAT'
  if (!region.test(number)) return 'REGION'
  const born = birthDay(number)
  if (born === null) return 'BIRTH_DATE'
  if (today !== undefined && born > today) return 'BIRTH_IN_FUTURE'
  return number.charAt(17) === checkCharacter(number) ? null : 'CHECK_DIGIT'
}

function checkIdCard(number: string, today: Day | undefined): DocumentProblem | null {
  if (/^\d{15}$/.test(number)) return 'OLD_15_DIGITS'
  return checkEighteen(number, PROVINCES, today)
}

/**
 * Two forms are in use: up to 2023 three letters of the country and twelve digits; since 2023-12-01 eighteen characters
 * that begin with 9 and end in the check character of GB 11643 (国家移民管理局, 2023 版机读信息规则).
 */
function checkPermanentResident(number: string, today: Day | undefined): DocumentProblem | null {
  if (number.length === 15) return /^[A-Z]{3}\d{12}$/.test(number) ? null : 'FORMAT'
  return checkEighteen(number, /^9/, today)
}

function matches(number: string, pattern: RegExp): DocumentProblem | null {
  return pattern.test(number) ? null : 'FORMAT'
}

/**
 * What is wrong with a document number, or null. Normalises first; `today` (Asia/Shanghai) lets a birth date in the
 * future be refused. Says nothing about whether the document exists: that is for the authentication service or the desk.
 * Sources: GB 11643-1999; the permits have no published check digit, so only their form is checked.
 */
export function checkDocument(kind: DocumentKind, text: string, today?: Day): DocumentProblem | null {
  const number = normaliseDocument(kind, text)
  if (number === '') return 'EMPTY'
  switch (kind) {
    case 'id_card':
      return checkIdCard(number, today)
    case 'hk_macao_taiwan_residence':
      return checkEighteen(number, RESIDENCE_REGIONS, today)
    case 'permanent_resident':
      return checkPermanentResident(number, today)
    case 'hk_macao_permit':
      return matches(number, /^[HM]\d{8}$/)
    case 'taiwan_permit':
      // Eight digits on the card; ten with an optional letter on permits valid for one journey.
      return matches(number, /^(\d{8}|\d{10}[A-Z]?)$/)
    case 'passport':
      if (number.length < 5 || number.length > 15) return 'LENGTH'
      return matches(number, /^(?=.*\d)[A-Z0-9]+$/)
  }
}

/** The eleven digits of a mainland mobile number, freed of +86, blanks and hyphens; null when it is none. */
export function normaliseMobile(text: string): string | null {
  const plain = normaliseDocument('passport', text).replace(/^(\+?86)(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(plain) ? plain : null
}
