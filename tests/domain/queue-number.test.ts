import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseQueueNumber, queueNumber } from '../../shared/domain/queue-number'
import { WINDOW_KINDS } from '../../shared/domain/window-kind'

it('writes a letter and at least three digits', () => {
  expect(queueNumber('intake', 17)).toBe('A017')
  expect(queueNumber('issuing', 1)).toBe('B001')
  expect(queueNumber('department', 999)).toBe('C999')
  expect(queueNumber('enquiry', 1000)).toBe('Z1000')
  for (const ordinal of [0, -1, 1.5, Number.NaN]) expect(() => queueNumber('intake', ordinal)).toThrow(RangeError)
})

it('is read back, and no two numbers are alike', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WINDOW_KINDS), fc.integer({ min: 1, max: 99_999 }), (kind, ordinal) => {
      expect(parseQueueNumber(` ${queueNumber(kind, ordinal).toLowerCase()} `)).toEqual({ kind, ordinal })
    }),
  )
  for (const text of ['A17', 'A000', 'D017', 'A0017', '017', '', 'A017B']) expect(parseQueueNumber(text)).toBeNull()
})
