import { describe, expect, it } from 'vitest'
import { factsOf, oneOf } from '../../shared/domain/case/event-facts'

describe('facts of an event, as they came over the wire', () => {
  const { text, number, day, count } = factsOf({
    authority: 'fire',
    days: 5,
    untilDay: '2026-10-01',
    soon: '2026-02-30',
    points: ['a', 'b'],
    missing: null,
  })

  it('are read by their kind', () => {
    expect([text('authority'), number('days'), day('untilDay'), count('points'), count('days')]).toEqual([
      'fire',
      5,
      '2026-10-01',
      2,
      5,
    ])
  })

  it('are empty, zero or null when they are missing or of another kind', () => {
    expect([text('days'), text('missing'), text('none')]).toEqual(['', '', ''])
    expect([number('authority'), number('missing'), number('none')]).toEqual([0, 0, 0])
    expect([day('soon'), day('days'), day('none')]).toEqual([null, null, null])
    expect([count('authority'), count('none')]).toEqual([0, 0])
  })
})

describe('one of a list', () => {
  it('is undefined for anything that is not in it', () => {
    const given: readonly unknown[] = ['pass', 'passed', null, undefined, 1, ['pass']]
    expect(given.map((one) => oneOf(['pass', 'fail'], one))).toEqual(['pass', ...Array(5).fill(undefined)])
  })
})
