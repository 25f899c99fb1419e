import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskDocument, maskName, maskPhone } from '../../shared/domain/mask'

describe('names', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳修', '欧阳*'],
    ['欧阳锋之', '欧阳**'],
    ['欧阳', '欧*'],
    ['张', '*'],
    ['', ''],
    ['𠮷田', '𠮷*'],
    ['李𬀩', '李*'],
    ['葛\u{E0100}城', '葛\u{E0100}*'],
    ['阿不都·热合曼', '阿**·***'],
    ['Alice Smith', 'A**** S****'],
    ['Nguyễn Văn A', 'N***** V** *'],
    ['O', '*'],
    ['A B', '* *'],
    [' 王五 ', '王*'],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  it('shows two characters at most of a Chinese name, and never half of one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('张', '欧', '阳', '司', '马', '𠮷', '𬀩', '小'), { maxLength: 6 }),
        (letters) => {
          const masked = Array.from(maskName(letters.join('')))
          expect(masked).toHaveLength(letters.length)
          const shown = masked.filter((letter) => letter !== '*')
          expect(shown.length).toBeLessThanOrEqual(Math.min(2, Math.max(0, letters.length - 1)))
          expect(shown).toEqual(letters.slice(0, shown.length))
        },
      ),
    )
  })
})

describe('numbers', () => {
  it('keeps what one recognises', () => {
    expect(maskPhone('13812345678')).toBe('138****5678')
    expect(maskDocument('11010519491231002X')).toBe('110***********002X')
    expect(maskDocument('H12345678')).toBe('H******78')
  })

  it('hides at least four characters, or everything', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,30}$/), (number) => {
        for (const masked of [maskDocument(number), maskPhone(number)]) {
          expect(masked).toHaveLength(number.length)
          const hidden = masked.split('*').length - 1
          expect(hidden).toBeGreaterThanOrEqual(Math.min(4, number.length))
        }
      }),
    )
  })
})
