import type { FormValue } from '../contract/application-part'
import type { Field, Text } from '../contract/catalogue'
import { checkUscc, normaliseUscc } from './gb32100'
import { checkDocument, type DocumentKind, normaliseDocument, normaliseMobile } from './identity'
import type { Day } from './time'
import { isDay } from './time'

/** What is wrong with one value; the message is said beside the field. */
export interface ValueProblem {
  problem:
    | 'MISSING'
    | 'TYPE'
    | 'TOO_SHORT'
    | 'TOO_LONG'
    | 'PATTERN'
    | 'TOO_SMALL'
    | 'TOO_LARGE'
    | 'DECIMALS'
    | 'OPTION'
    | 'DATE'
    | 'TOO_LATE'
    | 'TOO_EARLY'
    | 'ADDRESS'
    | 'PHONE'
    | 'IDENTITY'
    | 'USCC'
  message: Text
}

const LANDLINE = /^0\d{2,3}-?[2-9]\d{6,7}$/
const SHORTEST_ADDRESS = 5
const LONGEST_ADDRESS = 200

const say = (problem: ValueProblem['problem'], zh: string, en: string): ValueProblem => ({
  problem,
  message: { zh, en },
})
const wrongType = say('TYPE', '这里填的不是要的内容，请重新填。', 'This is not the kind of answer asked for.')
export const MISSING = say('MISSING', '这一项还没填。', 'This is still empty.')

/** True for what counts as nothing filled in: a blank text, an empty list. */
export function isEmpty(value: FormValue | null | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  return Array.isArray(value) && value.length === 0
}

/** @returns the value in the form in which it is kept: trimmed, numbers of documents without blanks and in capitals. */
export function normaliseValue(field: Field, value: FormValue): FormValue {
  if (typeof value !== 'string') return value
  switch (field.kind) {
    case 'uscc':
      return normaliseUscc(value)
    case 'identity':
      return normaliseDocument(documentKindOf(value), value)
    case 'phone':
      return normaliseMobile(value) ?? value.replace(/\s/g, '')
    default:
      return value.trim()
  }
}

/** @returns what is wrong with a value that is not empty, or null. `today` (Asia/Shanghai) bounds dates of past and future. */
export function checkValue(field: Field, value: FormValue, today: Day): ValueProblem | null {
  switch (field.kind) {
    case 'yesno':
      return typeof value === 'boolean' ? null : wrongType
    case 'choices':
      return Array.isArray(value) ? checkOptions(field, value) : wrongType
    case 'number':
    case 'money':
      return typeof value === 'number' ? checkNumber(field, value) : wrongType
    default:
      return typeof value === 'string' ? checkText(field, value.trim(), today) : wrongType
  }
}

type TextField = Exclude<Field, { kind: 'number' | 'money' | 'yesno' }>

function checkText(field: TextField, text: string, today: Day): ValueProblem | null {
  switch (field.kind) {
    case 'text':
    case 'long':
      return checkWords(field, text)
    case 'date':
      return checkDay(field, text, today)
    case 'choice':
    case 'choices':
      return checkOptions(field, [text])
    case 'address':
      return checkAddress(text)
    case 'phone':
      return normaliseMobile(text) !== null || LANDLINE.test(text.replace(/\s/g, ''))
        ? null
        : say(
            'PHONE',
            '电话不对：手机 11 位，座机前面加区号。',
            'Not a phone number: a mobile has 11 digits, a landline its area code.',
          )
    case 'identity':
      return checkDocument(documentKindOf(text), text, today) === null
        ? null
        : say(
            'IDENTITY',
            '证件号码不对，请对照证件检查。',
            'Not a valid document number; compare it with the document.',
          )
    case 'uscc':
      return checkUscc(text) === null
        ? null
        : say(
            'USCC',
            '统一社会信用代码不对，请对照营业执照检查。',
            'Not a valid code; compare it with the business licence.',
          )
  }
}

function checkWords(field: Extract<Field, { maxLength: number }>, text: string): ValueProblem | null {
  const { minLength = 1, maxLength, pattern, patternHint } = field
  if (text.length < minLength)
    return say('TOO_SHORT', `至少写 ${minLength} 个字。`, `At least ${minLength} characters.`)
  if (text.length > maxLength) return say('TOO_LONG', `最多写 ${maxLength} 个字。`, `At most ${maxLength} characters.`)
  if (pattern === undefined || RegExp(`^(?:${pattern})$`).test(text)) return null
  return patternHint === undefined ? wrongType : { problem: 'PATTERN', message: patternHint }
}

function checkNumber(field: Extract<Field, { kind: 'number' | 'money' }>, value: number): ValueProblem | null {
  if (!Number.isFinite(value)) return wrongType
  const isMoney = field.kind === 'money'
  const decimals = isMoney ? 0 : (field.decimals ?? 0)
  const scaled = value * 10 ** decimals
  if (Math.abs(scaled - Math.round(scaled)) > 1e-6) {
    return decimals === 0
      ? say('DECIMALS', '要写整数。', 'A whole number, please.')
      : say('DECIMALS', `小数点后最多 ${decimals} 位。`, `At most ${decimals} digits after the point.`)
  }
  const zh = isMoney ? ' 元' : ` ${field.unit.zh}`
  const en = isMoney ? ' yuan' : ` ${field.unit.en}`
  const shown = (bound: number) => String(isMoney ? bound / 100 : bound)
  if (value < field.min)
    return say('TOO_SMALL', `最少 ${shown(field.min)}${zh}。`, `At least ${shown(field.min)}${en}.`)
  if (value > field.max) return say('TOO_LARGE', `最多 ${shown(field.max)}${zh}。`, `At most ${shown(field.max)}${en}.`)
  return null
}

function checkOptions(
  { options }: Extract<Field, { kind: 'choice' | 'choices' }>,
  chosen: readonly string[],
): ValueProblem | null {
  const isKnown = chosen.every(
    (id, place) => options.some((option) => option.id === id) && chosen.indexOf(id) === place,
  )
  return isKnown ? null : say('OPTION', '请从列出的里面选。', 'Choose from those listed.')
}

function checkDay({ when }: Extract<Field, { kind: 'date' }>, text: string, today: Day): ValueProblem | null {
  if (!isDay(text)) return say('DATE', '没有这个日期。', 'There is no such date.')
  if (when === 'past' && text > today) return say('TOO_LATE', '要写已经过去的日期。', 'A day that is past, please.')
  if (when === 'future' && text < today) return say('TOO_EARLY', '这个日期已经过去了。', 'That day is past already.')
  return null
}

function checkAddress(text: string): ValueProblem | null {
  if (text.length > LONGEST_ADDRESS) return say('TOO_LONG', '地址太长了。', 'The address is too long.')
  if (text.length >= SHORTEST_ADDRESS) return null
  return say('ADDRESS', '地址要写到门牌号，让人找得到。', 'Give the address with its number, so that it can be found.')
}

/** A form asks for the number alone: its shape tells the document. Eighteen characters are a card of GB 11643. */
function documentKindOf(text: string): DocumentKind {
  const number = normaliseDocument('passport', text)
  if (/^[HM]\d{8}(\d\d)?$/.test(number)) return 'hk_macao_permit'
  if (/^\d{8}$/.test(number)) return 'taiwan_permit'
  if (/^[A-Z]{3}\d{12}$/.test(number)) return 'permanent_resident'
  if (/^\d{15}$/.test(number) || number.length > 15) {
    if (/^8[123]0000/.test(number)) return 'hk_macao_taiwan_residence'
    return number.charAt(0) === '9' ? 'permanent_resident' : 'id_card'
  }
  return 'passport'
}
