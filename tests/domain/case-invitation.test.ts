import { describe, expect, it } from 'vitest'
import { asksForRating, isOverForApplicant, type Lived } from '../../shared/domain/case/invitation'
import {
  accepted,
  agree,
  Course,
  granted,
  handOut,
  issue,
  plan,
  receive,
  received,
  refuse,
  START,
  workflow,
} from './case-course'

const WITHDRAW = { kind: 'withdraw', data: {} } as const
const lived = ({ workflow: own, state, events }: Course): Lived => ({ workflow: own, state, events })
const issued = (changes: Parameters<typeof granted>[0] = {}) => granted(changes).act('issuer', issue)
const POST = { kind: 'post', data: { carrier: '邮政', tracking: '***1234' } } as const
const NOT_NEEDED = { kind: 'no_licence_needed', data: {}, words: 'none' } as const

describe('an application is over for its applicant', () => {
  it.each([
    ['handed over', issued().act('issuer', handOut), true],
    ['posted', issued().act('issuer', POST), true],
    ['refused', accepted().act('reviewer', agree).act('approver', refuse), true],
    ['withdrawn', received().act('resident', WITHDRAW), true],
    ['not needed', received().act('clerk', NOT_NEEDED), true],
    [
      'handed over, and still to be closed by the first handler',
      issued({ kind: 'agency' }).act('issuer', handOut),
      true,
    ],
    ['granted, with nothing to fetch, still to be closed', granted({ kind: 'agency', result: 'receipt' }), true],
    ['received', received(), false],
    ['accepted', accepted(), false],
    ['granted, its certificate not made', granted(), false],
    ['lying at the window', issued(), false],
  ])('%s: %#', (_name, course, over) => {
    expect(isOverForApplicant([lived(course)])).toBe(over)
    expect(isOverForApplicant([lived(course), lived(issued().act('issuer', handOut))])).toBe(over)
    expect(isOverForApplicant([lived(course), lived(accepted())])).toBe(false)
  })

  it('while a commitment is still to be checked: that is for the hall to do', () => {
    const commitment = { checkDays: 20, article: '消防法 15' }
    const course = issued({ commitment, inspection: 'none' }).act('issuer', handOut)
    expect(course.state.endedAt).toBeNull()
    expect(isOverForApplicant([lived(course)])).toBe(true)
    expect(asksForRating([lived(course)], [lived(course.act('inspector', plan('check')))])).toBe(false)
  })
})

describe('the applicant is asked to rate it', () => {
  it('with what brings it to its end, and with nothing after that', () => {
    const course = issued()
    const before = lived(course)
    const over = lived(course.act('issuer', handOut))
    expect(asksForRating([before], [over])).toBe(true)
    expect(asksForRating([over], [over])).toBe(false)
    expect(asksForRating([before], [before])).toBe(false)
    expect(asksForRating([before, lived(accepted())], [over, lived(accepted())])).toBe(false)
  })

  it('only when somebody of the hall has dealt with it', () => {
    const alone = received()
    const before = lived(alone)
    expect(asksForRating([before], [lived(alone.act('resident', WITHDRAW))])).toBe(false)
    const met = accepted()
    const dealtWith = lived(met)
    expect(asksForRating([dealtWith], [lived(met.act('resident', WITHDRAW))])).toBe(true)
    const atCounter = new Course(workflow(), START).act('clerk', receive())
    expect(asksForRating([lived(atCounter)], [lived(atCounter.act('resident', WITHDRAW))])).toBe(true)
  })

  it('never of nothing', () => {
    expect(asksForRating([], [])).toBe(false)
  })
})
