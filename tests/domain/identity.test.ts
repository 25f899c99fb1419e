import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkDocument,
  DOCUMENT_KINDS,
  type DocumentKind,
  normaliseDocument,
  normaliseMobile,
} from '../../shared/domain/identity'
import { dayFromNumber, dayNumber } from '../../shared/domain/time'

/** MOD 11-2 the slow way, by powers of two, so that the table of weights is checked too. */
function withCheck(body: string): string {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += Number(body[index]) * 2 ** (17 - index)
  const check = (12 - (sum % 11)) % 11
  return body + (check === 10 ? 'X' : String(check))
}

const born = fc
  .integer({ min: dayNumber('1900-01-01'), max: dayNumber('2026-11-22') })
  .map((number) => dayFromNumber(number).replace(/-/g, ''))
const order = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'))
const region = fc.constantFrom('110101', '510106', '420684', '650102', '310115')
const body = fc.tuple(region, born, order).map((parts) => parts.join(''))

/** Any characters at all, lone surrogates and full-width forms included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x10ffff), fc.integer({ min: 0xff00, max: 0xff5f }), fc.integer({ min: 0x30, max: 0x5a })), {
    maxLength: 40,
  })
  .map((points) => String.fromCodePoint(...points))

describe('居民身份证', () => {
  it('knows the example of the standard', () => {
    // GB 11643-1999, appendix: 11010519491231002X
    expect(checkDocument('id_card', '11010519491231002X')).toBeNull()
    expect(checkDocument('id_card', '440524188001010014')).toBeNull()
  })

  it('accepts every well-formed number', () => {
    fc.assert(fc.property(body, (digits) => checkDocument('id_card', withCheck(digits), '2026-11-22') === null))
  })

  it('notices every single wrong character and every swap of neighbours', () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.nat(9), (digits, at, digit) => {
        const number = withCheck(digits)
        const wrong = number.slice(0, at) + digit + number.slice(at + 1)
        if (wrong !== number) expect(checkDocument('id_card', wrong)).not.toBeNull()
        const swapped = number.slice(0, at) + (number[at + 1] ?? '') + number[at] + number.slice(at + 2)
        if (at < 16 && swapped !== number) expect(checkDocument('id_card', swapped)).not.toBeNull()
      }),
    )
  })

  it('says what is wrong', () => {
    expect(checkDocument('id_card', '')).toBe('EMPTY')
    expect(checkDocument('id_card', ' \u3000 ')).toBe('EMPTY')
    expect(checkDocument('id_card', '110105491231002')).toBe('OLD_15_DIGITS')
    expect(checkDocument('id_card', '1101051949123100')).toBe('LENGTH')
    expect(checkDocument('id_card', '1101051949123100AX')).toBe('FORMAT')
    expect(checkDocument('id_card', 'X10105194912310021')).toBe('FORMAT')
    expect(checkDocument('id_card', withCheck('99010519491231002'))).toBe('REGION')
    expect(checkDocument('id_card', withCheck('81000019900101001'))).toBe('REGION')
    expect(checkDocument('id_card', withCheck('11010520230229002'))).toBe('BIRTH_DATE')
    expect(checkDocument('id_card', withCheck('11010517991231002'))).toBe('BIRTH_DATE')
    expect(checkDocument('id_card', withCheck('11010520261123002'), '2026-11-22')).toBe('BIRTH_IN_FUTURE')
    expect(checkDocument('id_card', withCheck('11010520261122002'), '2026-11-22')).toBeNull()
    expect(checkDocument('id_card', '110105194912310021')).toBe('CHECK_DIGIT')
    expect(checkDocument('id_card', '😀'.repeat(9))).toBe('FORMAT')
    expect(checkDocument('id_card', '11010519491231002X\u0000')).not.toBeNull()
  })

  it('reads what people type', () => {
    for (const typed of [
      '11010519491231002x',
      '１１０１０５１９４９１２３１００２Ｘ',
      ' 110105 19491231 002X ',
      '110105-19491231-002X',
    ]) {
      expect(normaliseDocument('id_card', typed)).toBe('11010519491231002X')
    }
  })
})

describe('other documents', () => {
  const accepted: [DocumentKind, string][] = [
    ['passport', 'E12345678'],
    ['passport', 'ej1234567'],
    ['passport', '123456789'],
    ['hk_macao_permit', 'H12345678'],
    ['hk_macao_permit', 'M1234567801'],
    ['taiwan_permit', '12345678'],
    ['taiwan_permit', '1234567890A'],
    ['permanent_resident', 'USA110190010101'],
    ['permanent_resident', withCheck('91184019900101001')],
    ['hk_macao_taiwan_residence', withCheck('81000019900101001')],
    ['hk_macao_taiwan_residence', withCheck('82000019900101001')],
    ['hk_macao_taiwan_residence', withCheck('83000019900101001')],
  ]
  it.each(accepted)('accepts %s %s', (kind, number) => {
    expect(checkDocument(kind, number, '2026-11-22')).toBeNull()
  })

  const refused: [DocumentKind, string, string][] = [
    ['passport', 'ABCDEFGH', 'FORMAT'],
    ['passport', 'E123', 'LENGTH'],
    ['passport', 'E1234567890123456', 'LENGTH'],
    ['passport', '护照12345678', 'FORMAT'],
    ['hk_macao_permit', 'A12345678', 'FORMAT'],
    ['hk_macao_permit', 'H1234567', 'FORMAT'],
    ['taiwan_permit', '1234567', 'FORMAT'],
    ['permanent_resident', 'US1110190010101', 'FORMAT'],
    ['permanent_resident', withCheck('11010519491231002'), 'REGION'],
    ['permanent_resident', '911840199001010010', 'CHECK_DIGIT'],
    ['hk_macao_taiwan_residence', withCheck('81010019900101001'), 'REGION'],
    ['hk_macao_taiwan_residence', withCheck('84000019900101001'), 'REGION'],
  ]
  it.each(refused)('refuses %s %s: %s', (kind, number, problem) => {
    expect(checkDocument(kind, number, '2026-11-22')).toBe(problem)
  })

  it('keeps one number for a person whose 港澳 permit was reissued', () => {
    expect(normaliseDocument('hk_macao_permit', 'h12345678 02')).toBe('H12345678')
    expect(normaliseDocument('hk_macao_permit', 'H12345678')).toBe('H12345678')
  })

  it('never throws, and normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOCUMENT_KINDS), anyText, (kind, text) => {
        const once = normaliseDocument(kind, text)
        expect(normaliseDocument(kind, once)).toBe(once)
        expect(checkDocument(kind, text)).toBe(checkDocument(kind, once))
      }),
    )
  })
})

describe('手机号', () => {
  it('is freed of what people type around it', () => {
    for (const typed of [
      '13800138000',
      '+86 138-0013-8000',
      '8613800138000',
      '１３８００１３８０００',
      ' 138 0013 8000 ',
    ]) {
      expect(normaliseMobile(typed)).toBe('13800138000')
    }
    for (const typed of ['12800138000', '1380013800', '138001380000', '+85291234567', '', '02861234567']) {
      expect(normaliseMobile(typed)).toBeNull()
    }
  })
})
