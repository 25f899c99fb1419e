import { describe, expect, test } from 'vitest'
import { EMPTY, type Entry, erase, isWhole, press } from '../../miniapp/src/packages/hall/kiosk/_parts/entry'

const typed = (keys: string, from: Entry = EMPTY): Entry => keys.split('').reduce(press, from)

describe('what is typed at the kiosk', () => {
  test('goes to the number first, then to the digits', () => {
    expect(typed('a017')).toEqual({ number: 'A017', digits: '' })
    expect(typed('A017802259')).toEqual({ number: 'A017', digits: '802259' })
    expect(isWhole(typed('A017802259'))).toBe(true)
    expect(isWhole(typed('A01780225'))).toBe(false)
  })

  test('is nothing without a letter, and no more than six digits', () => {
    expect(typed('017')).toEqual(EMPTY)
    expect(typed('A0178022591')).toEqual({ number: 'A017', digits: '802259' })
    expect(typed('A0-1 7好')).toEqual({ number: 'A017', digits: '' })
  })

  test('begins again with a letter, and is taken back key by key', () => {
    expect(typed('A017802B')).toEqual({ number: 'B', digits: '' })
    expect(erase(typed('A0178'))).toEqual({ number: 'A017', digits: '' })
    expect(erase(erase(typed('A0178')))).toEqual({ number: 'A01', digits: '' })
    expect(erase(EMPTY)).toEqual(EMPTY)
  })
})
