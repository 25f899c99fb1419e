import { describe, expect, it } from 'vitest'
import { queryNumber, queryNumberText } from '../../shared/domain/application'
import { pickupText, readPickupText } from '../../shared/domain/pickup'

const number = queryNumber(Date.UTC(2026, 8, 14, 1), () => 0.5)

describe('what is brought to the issuing window', () => {
  it('is the query number with the code, as a phone shows them', () => {
    expect(readPickupText(pickupText(number, '012345'))).toEqual({ number, code: '012345' })
  })

  it('is the query number alone, with spaces or inside an address too', () => {
    for (const text of [number, queryNumberText(number), `https://hall.invalid/#/verify?code=${number}`]) {
      expect(readPickupText(text), text).toEqual({ number, code: null })
    }
  })

  it('is nothing else: a wrong check digit, an identity number, a code without its number', () => {
    const wrong = `${number.slice(0, -1)}${(Number(number.slice(-1)) + 1) % 10}`
    for (const text of ['', '012345', wrong, '510106199003071234', `${number}1`]) {
      expect(readPickupText(text), text).toBeNull()
    }
  })
})
