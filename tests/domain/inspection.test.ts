import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areEnough, judge, type Recorded, type Visit, visitAfter } from '../../shared/domain/inspection'

const VISIT: Visit = {
  state: 'agreed',
  basedOn: 7,
  times: [1000],
  cases: [
    { caseId: 'food', departmentId: 'market', isOpen: true },
    { caseId: 'fire', departmentId: 'fire', isOpen: true },
  ],
  officers: [
    { departmentId: 'market', accountId: 'a' },
    { departmentId: 'market', accountId: 'b' },
    { departmentId: 'fire', accountId: 'c' },
    { departmentId: 'fire', accountId: 'd' },
  ],
  findings: [],
  signatureId: null,
}
const FOUND = {
  kind: 'finding',
  id: 'one',
  base: 7,
  caseId: 'food',
  outcome: 'pass',
  words: null,
  officers: ['a', 'b'],
} as const satisfies Recorded
const SIGNED = { kind: 'signature', id: 'sign', base: 7 } as const satisfies Recorded

const codeOf = (visit: Visit, command: Recorded, by = 'a') => {
  const judgement = judge(visit, command, by)
  return judgement.is === 'conflict' ? judgement.code : judgement.is
}

describe('the officers of a visit', () => {
  it('are two for every department that has a case, and of no other', () => {
    expect(areEnough(VISIT.officers, ['market', 'fire'])).toBe(true)
    expect(areEnough(VISIT.officers, ['market'])).toBe(false)
    expect(areEnough(VISIT.officers.slice(1), ['market', 'fire'])).toBe(false)
    const twice = [VISIT.officers[0], VISIT.officers[0]].flatMap((one) => one ?? [])
    expect(areEnough(twice, ['market'])).toBe(false)
  })
})

describe('what a phone recorded', () => {
  it('is taken once; the same command again is the same', () => {
    expect(codeOf(VISIT, FOUND)).toBe('new')
    expect(codeOf(visitAfter(VISIT, FOUND), FOUND)).toBe('already')
  })

  it('clashes with another finding for the same case', () => {
    expect(codeOf(visitAfter(VISIT, FOUND), { ...FOUND, id: 'two' }, 'b')).toBe('INSPECTION_FOUND')
  })

  it('clashes when the plan was changed since the phone saw it, not when the application merely went on', () => {
    expect(codeOf({ ...VISIT, basedOn: 8 }, FOUND)).toBe('INSPECTION_CHANGED')
    expect(codeOf({ ...VISIT, basedOn: 6 }, FOUND)).toBe('new')
    expect(codeOf({ ...VISIT, state: 'proposed' }, FOUND)).toBe('INSPECTION_CHANGED')
    expect(codeOf({ ...VISIT, state: 'cancelled' }, FOUND)).toBe('INSPECTION_CLOSED')
  })

  it('needs two officers of the department, the one who records among them', () => {
    expect(codeOf(VISIT, { ...FOUND, officers: ['a'] })).toBe('INSPECTION_OFFICERS')
    expect(codeOf(VISIT, { ...FOUND, officers: ['a', 'a'] })).toBe('INSPECTION_OFFICERS')
    expect(codeOf(VISIT, { ...FOUND, officers: ['a', 'c'] })).toBe('INSPECTION_OFFICERS')
    expect(codeOf(VISIT, FOUND, 'c')).toBe('INSPECTION_OFFICERS')
  })

  it('says why, unless all is well', () => {
    expect(codeOf(VISIT, { ...FOUND, outcome: 'fail' })).toBe('CASE_REASONS_NEEDED')
    expect(codeOf(VISIT, { ...FOUND, outcome: 'rectify', words: '灭火器过期' })).toBe('new')
  })

  it('is of no visit that does not look at the case, and an id names one case only', () => {
    expect(codeOf(VISIT, { ...FOUND, caseId: 'sign' })).toBe('NOT_FOUND')
    expect(codeOf(visitAfter(VISIT, FOUND), { ...FOUND, caseId: 'fire' })).toBe('INSPECTION_CHANGED')
  })

  it('ends the visit with the last case, which may still be signed once', () => {
    const done = visitAfter(visitAfter(VISIT, FOUND), { ...FOUND, id: 'two', caseId: 'fire', officers: ['c', 'd'] })
    expect(done.state).toBe('done')
    expect(codeOf(done, SIGNED)).toBe('new')
    const signed = visitAfter(done, SIGNED)
    expect(codeOf(signed, SIGNED)).toBe('already')
    expect(codeOf(signed, { ...SIGNED, id: 'other' })).toBe('INSPECTION_SIGNED')
    expect(codeOf({ ...done, state: 'cancelled' }, SIGNED)).toBe('INSPECTION_CLOSED')
  })

  it('comes to the same however often and in whatever order batches are sent', () => {
    const commands: Recorded[] = [FOUND, { ...FOUND, id: 'two', caseId: 'fire', officers: ['c', 'd'] }, SIGNED]
    const by = new Map([
      ['one', 'a'],
      ['two', 'c'],
      ['sign', 'a'],
    ])
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 }), { maxLength: 20 }), (sent) => {
        let visit = VISIT
        for (const index of [...sent, 0, 1, 2]) {
          const command = commands[index] ?? FOUND
          if (judge(visit, command, by.get(command.id) ?? '').is === 'new') visit = visitAfter(visit, command)
        }
        expect(visit.findings.map(({ id }) => id).sort()).toEqual(['one', 'two'])
        expect([visit.state, visit.signatureId]).toEqual(['done', 'sign'])
      }),
    )
  })
})
