import { describe, expect, it } from 'vitest'
import {
  certificateStatus,
  endOfPrevious,
  expiresAt,
  isInTime,
  isPeriod,
  namedOf,
  parseImport,
  publicHolder,
  remindAt,
  renewBy,
} from '../../shared/domain/certificate'
import { NO_APPLICANT } from '../../shared/domain/draft'
import { instantOf } from '../../shared/domain/time'

describe('what a certificate is worth', () => {
  const VALID = { state: 'valid', validUntil: '2026-09-30', renewalDeemed: false } as const

  it('holds through its last day', () => {
    expect(certificateStatus(VALID, '2026-09-30')).toBe('valid')
    expect(certificateStatus(VALID, '2026-10-01')).toBe('expired')
    expect(certificateStatus({ ...VALID, validUntil: null }, '2099-01-01')).toBe('valid')
    expect(expiresAt('2026-09-30')).toBe(instantOf('2026-10-01', 0))
  })

  it('counts as renewed when a renewal asked for in time was undecided (行政许可法 art. 50)', () => {
    expect(certificateStatus({ ...VALID, renewalDeemed: true }, '2026-10-01')).toBe('renewal_deemed')
  })

  it('stays what it became when it ended', () => {
    expect(certificateStatus({ ...VALID, state: 'revoked' }, '2026-10-01')).toBe('revoked')
  })

  it('is ended by a later application, but for a first one', () => {
    expect((['establish', 'change', 'renew', 'reissue', 'cancel'] as const).map(endOfPrevious)).toEqual([
      null,
      'replaced',
      'replaced',
      'replaced',
      'cancelled',
    ])
  })

  it('never ends before it begins', () => {
    expect([isPeriod('2026-09-14', '2026-09-14'), isPeriod('2026-09-14', '2026-09-13')]).toEqual([true, false])
  })
})

describe('a renewal', () => {
  it('is in time until thirty days before the last day', () => {
    expect(renewBy('2026-10-31', 30)).toBe('2026-10-01')
    expect(isInTime('2026-10-01', '2026-10-31', 30)).toBe(true)
    expect(isInTime('2026-10-02', '2026-10-31', 30)).toBe(false)
  })

  it('is recalled in the morning, unless that day is over', () => {
    const now = instantOf('2026-09-14', 600)
    expect(remindAt('2026-12-31', 90, now)).toBe(instantOf('2026-10-02', 540))
    expect(remindAt('2026-10-01', 90, now)).toBeNull()
    expect(remindAt(null, 90, now)).toBeNull()
  })
})

describe('the published list', () => {
  it('names a business and masks a person', () => {
    const company = { ...NO_APPLICANT, kind: 'company', name: '小满餐饮有限公司', person: '王秀英', uscc: 'X' } as const
    expect(publicHolder(company)).toEqual({ holder: '小满餐饮有限公司', uscc: 'X' })
    expect(publicHolder({ ...NO_APPLICANT, kind: 'person', name: '王秀英' })).toEqual({ holder: '王**', uscc: null })
    const household = { ...NO_APPLICANT, kind: 'household', name: '王秀英', person: '王秀英' } as const
    expect(publicHolder(household).holder).toBe('王**')
  })
})

describe('which certificate an application is about', () => {
  const USCC = '91350100M000100Y43'
  const held = [
    { id: 'one', number: '川金排〔2026〕001号', uscc: USCC },
    { id: 'two', number: '川金排〔2026〕002号', uscc: '92510106MA0000000X' },
    { id: 'three', number: 'JY1', uscc: null },
  ]

  it('is said by its number, however the brackets were typed', () => {
    expect(namedOf(held, { number: '川金排（2026） 002号', uscc: USCC })).toBe('two')
    expect(namedOf(held, { number: 'jy1', uscc: null })).toBe('three')
  })

  it('is not guessed from a number that nobody knows, also where there is only one', () => {
    expect(namedOf(held, { number: '川金排〔2026〕009号', uscc: USCC })).toBeNull()
    expect(namedOf(held.slice(0, 1), { number: 'JY2', uscc: USCC })).toBeNull()
    expect(namedOf(held.slice(2), { number: null, uscc: null })).toBeNull()
  })

  it('is said by the credit code where no number is asked for, if that has one only', () => {
    expect(namedOf(held, { number: null, uscc: USCC })).toBe('one')
    expect(namedOf(held, { number: null, uscc: '91110000MA0000000X' })).toBeNull()
    expect(namedOf([...held, { id: 'four', number: 'N4', uscc: USCC }], { number: null, uscc: USCC })).toBeNull()
  })
})

describe('the list of an issuing system', () => {
  it('is read with any divider, heading or not', () => {
    const { lines, faults } = parseImport(
      '﻿查询号,事项,证照编号,起,止,印章\r\n202609143847125,food-licence,JY25101060000001,2026-09-14,2031/9/13,某局\n\n202609143847125\t营业执照\t92510106MA，"',
    )
    expect(lines).toEqual([
      {
        line: 2,
        applicationNumber: '202609143847125',
        item: 'food-licence',
        number: 'JY25101060000001',
        validFrom: '2026-09-14',
        validUntil: '2031-09-13',
        seal: '某局',
        previous: null,
      },
    ])
    expect(faults).toEqual([{ line: 4, field: 'validFrom' }])
  })

  it('may say which certificate each one takes the place of', () => {
    const { lines } = parseImport('1,a,N1,20260914,,,N0\n1,a,N2,20260914,20270914,某局,无\n1,a,N3,20260914,,,,')
    expect(lines.map(({ seal, previous }) => [seal, previous])).toEqual([
      [null, 'N0'],
      ['某局', '无'],
    ])
  })

  it('says of each line that cannot be read what is wrong', () => {
    const { lines, faults } = parseImport(
      [
        '1,a',
        '1,,N1,20260914',
        '1,a,N 1,20260914',
        '1,a,N1,2026-02-30',
        '1,a,N1,20260914,20260913',
        '1,"a,b",N1,2026年9月4日',
      ].join('\n'),
    )
    expect(faults.map(({ field }) => field)).toEqual(['columns', 'item', 'number', 'validFrom', 'validUntil'])
    expect(lines.map(({ item, validFrom }) => [item, validFrom])).toEqual([['a,b', '2026-09-04']])
  })
})
