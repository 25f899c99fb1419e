import { describe, expect, it } from 'vitest'
import type { FormValue } from '../../shared/contract/application-part'
import type { Field } from '../../shared/contract/catalogue'
import { checkValue, isEmpty, normaliseValue } from '../../shared/domain/field-check'

const TODAY = '2026-11-23'
const said = (zh: string) => ({ zh, en: zh })
const common = { id: 'field', section: 'section', label: said('字段') }
const unit = said('个')
const options = [
  { id: 'one', label: said('一') },
  { id: 'two', label: said('二') },
]
const plain = (kind: 'yesno' | 'address' | 'phone' | 'identity' | 'uscc'): Field => ({ kind, ...common }) as Field
const text: Field = { kind: 'text', ...common, minLength: 2, maxLength: 5 }
const code: Field = { kind: 'text', ...common, maxLength: 9, pattern: '[A-Z]\\d+', patternHint: said('一个字母加数字') }
const whole: Field = { kind: 'number', ...common, unit, min: 1, max: 10 }
const metres: Field = { kind: 'number', ...common, unit, min: 0.1, max: 10, decimals: 2 }
const money: Field = { kind: 'money', ...common, min: 100, max: 10_000 }
const past: Field = { kind: 'date', ...common, when: 'past' }
const future: Field = { kind: 'date', ...common, when: 'future' }
const choice: Field = { kind: 'choice', ...common, options }
const choices: Field = { kind: 'choices', ...common, options }

const problemOf = (field: Field, value: FormValue) => checkValue(field, value, TODAY)?.problem ?? null

describe('a value of a form', () => {
  it.each<[Field, FormValue, string | null]>([
    [text, '面馆', null],
    [text, ' 面 ', 'TOO_SHORT'],
    [text, '一二三四五六', 'TOO_LONG'],
    [text, 5, 'TYPE'],
    [code, 'A12', null],
    [code, 'xA12', 'PATTERN'],
    [whole, 10, null],
    [whole, 0, 'TOO_SMALL'],
    [whole, 11, 'TOO_LARGE'],
    [whole, 1.5, 'DECIMALS'],
    [whole, '3', 'TYPE'],
    [whole, Number.NaN, 'TYPE'],
    [metres, 1.15, null],
    [metres, 0.1, null],
    [metres, 1.155, 'DECIMALS'],
    [money, 100, null],
    [money, 100.5, 'DECIMALS'],
    [money, 99, 'TOO_SMALL'],
    [past, '2026-11-23', null],
    [past, '2026-11-24', 'TOO_LATE'],
    [future, '2026-11-23', null],
    [future, '2026-11-22', 'TOO_EARLY'],
    [future, '2026-02-30', 'DATE'],
    [choice, 'one', null],
    [choice, 'three', 'OPTION'],
    [choice, ['one'], 'TYPE'],
    [choices, ['one', 'two'], null],
    [choices, ['one', 'one'], 'OPTION'],
    [choices, ['three'], 'OPTION'],
    [choices, 'one', 'TYPE'],
    [plain('yesno'), false, null],
    [plain('yesno'), 'yes', 'TYPE'],
    [plain('address'), '样例路 8 号', null],
    [plain('address'), '样例路', 'ADDRESS'],
    [plain('address'), '路'.repeat(201), 'TOO_LONG'],
    [plain('phone'), '+86 138-0013-8000', null],
    [plain('phone'), '028-86000000', null],
    [plain('phone'), '0755 26000000', null],
    [plain('phone'), '86000000', 'PHONE'],
    [plain('uscc'), '91350100m000100y43', null],
    [plain('uscc'), '91350100M000100Y44', 'USCC'],
    [plain('identity'), '11010519491231002x', null],
    [plain('identity'), '110105194912310021', 'IDENTITY'],
    [plain('identity'), '110105491231002', 'IDENTITY'],
    [plain('identity'), 'E12345678', null],
    [plain('identity'), 'H12345678', null],
    [plain('identity'), '12345678', null],
    [plain('identity'), 'USA310071010001', null],
    [plain('identity'), '护照', 'IDENTITY'],
  ])('%o of %j: %s', (field, value, problem) => {
    expect(problemOf(field, value)).toBe(problem)
  })

  it('says bounds of money in yuan, and what a pattern means in its own words', () => {
    expect(checkValue(money, 99, TODAY)?.message.zh).toBe('最少 1 元。')
    expect(checkValue(whole, 11, TODAY)?.message.zh).toBe('最多 10 个。')
    expect(checkValue(code, '1', TODAY)?.message.zh).toBe('一个字母加数字')
  })

  it.each<[FormValue | null | undefined, boolean]>([
    ['', true],
    [' \u3000', true],
    [[], true],
    [null, true],
    [undefined, true],
    [0, false],
    [false, false],
    ['x', false],
  ])('%j is empty: %s', (value, empty) => {
    expect(isEmpty(value)).toBe(empty)
  })

  it('is kept in one form', () => {
    expect(normaliseValue(plain('uscc'), ' 91350100m000100y43')).toBe('91350100M000100Y43')
    expect(normaliseValue(plain('identity'), '11010519491231002x')).toBe('11010519491231002X')
    expect(normaliseValue(plain('phone'), '+86 138 0013 8000')).toBe('13800138000')
    expect(normaliseValue(plain('phone'), '028 86000000')).toBe('02886000000')
    expect(normaliseValue(text, ' 面馆 ')).toBe('面馆')
    expect(normaliseValue(choices, ['one'])).toEqual(['one'])
  })
})
