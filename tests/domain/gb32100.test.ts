import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkUscc, normaliseUscc, organisationCheckCharacter, usccCheckCharacter } from '../../shared/domain/gb32100'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const character = fc.constantFrom(...ALPHABET)

/** Both check characters once more, the slow way: powers of three as big integers, letters by their character code. */
function slowOrganisation(eight: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  let sum = 0
  for (const [place, letter] of [...eight].entries()) {
    const value = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 55
    sum += value * (weights[place] ?? 0)
  }
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}
function slowUscc(seventeen: string): string {
  let sum = 0n
  for (const [place, letter] of [...seventeen].entries()) sum += 3n ** BigInt(place) * BigInt(ALPHABET.indexOf(letter))
  const check = 31 - Number(sum % 31n)
  return ALPHABET.charAt(check === 31 ? 0 : check)
}

const head = fc.tuple(fc.constantFrom('91', '92', '93', '11', '12', '51', '52'), fc.stringMatching(/^\d{6}$/))
const code = fc.tuple(head, fc.array(character, { minLength: 8, maxLength: 8 })).map(([[kind, place], letters]) => {
  const body = kind + place + letters.join('') + slowOrganisation(letters.join(''))
  return body + slowUscc(body)
})

describe('统一社会信用代码', () => {
  // The example of GB 32100-2015, and codes that companies and authorities publish about themselves.
  it.each(['91350100M000100Y43', '914403001922038216', '91110000600037341L', '91440300708461136T'])(
    'knows %s',
    (known) => {
      expect(checkUscc(known)).toBeNull()
    },
  )

  it('computes both check characters as the slow way does', () => {
    fc.assert(
      fc.property(code, (text) => {
        expect(usccCheckCharacter(text)).toBe(slowUscc(text.slice(0, 17)))
        expect(organisationCheckCharacter(text.slice(8, 17))).toBe(slowOrganisation(text.slice(8, 16)))
      }),
    )
  })

  it('accepts every well-formed code and notices every wrong character', () => {
    fc.assert(
      fc.property(code, fc.nat(17), character, (text, at, other) => {
        expect(checkUscc(text)).toBeNull()
        const wrong = text.slice(0, at) + other + text.slice(at + 1)
        if (wrong !== text) expect(checkUscc(wrong)).not.toBeNull()
      }),
    )
  })

  it('notices two neighbours that changed places', () => {
    fc.assert(
      fc.property(code, fc.nat(16), (text, at) => {
        const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)
        if (swapped !== text) expect(checkUscc(swapped)).not.toBeNull()
      }),
    )
  })

  it('says what is wrong', () => {
    expect(checkUscc('')).toBe('EMPTY')
    expect(checkUscc('91350100M000100Y4')).toBe('LENGTH')
    expect(checkUscc('91350100I000100Y43')).toBe('FORMAT')
    expect(checkUscc('91350100M000100Y44')).toBe('CHECK_DIGIT')
    expect(checkUscc('91350100M000100Y4Z')).toBe('FORMAT')
    const other = '91350100M000100Y5'
    expect(checkUscc(other + slowUscc(other))).toBe('ORGANISATION_CODE')
  })

  it('takes what people type around it', () => {
    expect(checkUscc(' 91350100m000100y43 ')).toBeNull()
    expect(checkUscc('９１３５０１００Ｍ０００１００Ｙ４３')).toBeNull()
    expect(normaliseUscc('9135 0100-m000 100y43')).toBe('91350100M000100Y43')
  })

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
        expect(checkUscc(text)).not.toBeUndefined()
      }),
    )
  })
})
