import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERRORS } from '../../shared/contract/error'
import * as inspection from '../../shared/contract/inspection'
import * as inspectionPlan from '../../shared/contract/inspection-plan'
import * as ownInspection from '../../shared/contract/own-inspection'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import type { UnderWay } from '../support/under-way'
import { peopleOf, Visits } from '../support/visit'
import { CENTRE } from '../support/visitor'

/** A Friday: the Sunday after it is worked, the Friday after that is Mid-Autumn, and then comes National Day. */
const FRIDAY = shanghai('2026-09-18 10:00')
const SUNDAY = shanghai('2026-09-20 09:30')
const MONDAY = shanghai('2026-09-21 14:00')
const MID_AUTUMN = shanghai('2026-09-25 09:30')

let hall: Hall
let visits: Visits
let owner: Login

beforeAll(async () => {
  hall = await startHall({ now: FRIDAY })
  visits = await Visits.start(hall)
  owner = await hall.login('13600007102')
})
afterAll(async () => {
  visits?.close()
  await hall?.close()
})

const plan = (application: UnderWay, times: number[], items: readonly string[] = ['food-licence']) =>
  hall.call(inspectionPlan.planInspection, {
    as: visits.clerk,
    params: { id: application.id },
    body: {
      base: visits.back.versionOf(application.id),
      caseIds: items.map((item) => application.caseOf(item)),
      times,
      place: '小满路1号',
      officers: items.flatMap((item) =>
        item === 'fire-check' ? peopleOf('fire', visits.fire) : peopleOf('market', visits.market),
      ),
    },
  })
const atDesk = async ({ id }: UnderWay, as = visits.clerk) =>
  (await hall.call(inspection.listInspectionsAtDesk, { as, params: { id } })).answer
const own = async ({ id }: UnderWay) =>
  (await hall.call(ownInspection.listInspections, { as: owner, params: { id } })).answer.inspections
const refusedFor = (code: 'INSPECTION_PAST' | 'INSPECTION_DAY' | 'INSPECTION_HOUR', field: string) => ({
  error: { code, field, message: ERRORS[code][1], requestId: expect.any(String) },
})

describe('the days of a visit', () => {
  it('are told to whoever plans it, by the legal calendar', async () => {
    const application = await visits.underReview(owner)
    const { inspections, choice, limits } = await atDesk(application)
    expect(inspections).toEqual([])
    expect(choice.days.map(({ day }) => day)).toEqual([
      ...['2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24'],
      ...['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09'],
    ])
    expect(choice.days.some(({ provisional }) => provisional)).toBe(false)
    expect([choice.starts[0], choice.starts.at(-1)]).toEqual([540, 990])
    // 10 and 13 working days after 18 September.
    expect(new Map(limits.map(({ caseId, day }) => [caseId, day]))).toEqual(
      new Map([
        [application.caseOf('food-licence'), '2026-10-09'],
        [application.caseOf('fire-check'), '2026-10-13'],
      ]),
    )
  })

  it('may be proposed, and no other', async () => {
    const application = await visits.underReview(owner)
    for (const [at, code] of [
      [MID_AUTUMN, 'INSPECTION_DAY'],
      [shanghai('2026-09-19 09:30'), 'INSPECTION_DAY'],
      [shanghai('2026-09-18 14:00'), 'INSPECTION_DAY'],
      [shanghai('2026-10-10 09:30'), 'INSPECTION_DAY'],
      [shanghai('2026-09-20 12:30'), 'INSPECTION_HOUR'],
      [FRIDAY, 'INSPECTION_PAST'],
    ] as const) {
      const { status, body } = await plan(application, [SUNDAY, at])
      expect({ status, body }).toEqual({ status: 409, body: refusedFor(code, 'times') })
    }
    expect((await plan(application, [MONDAY, SUNDAY])).answer.times).toEqual([SUNDAY, MONDAY])
  })

  it('are told to the one who applies, who can ask for one of them', async () => {
    const application = await visits.underReview(owner)
    const { id } = (await plan(application, [SUNDAY])).answer
    const [proposed] = await own(application)
    expect(proposed?.choice?.days.map(({ day }) => day)).toContain('2026-09-20')
    const ask = (times: number[]) =>
      hall.call(ownInspection.askOtherTime, {
        as: owner,
        params: { id },
        body: { base: 1, times, words: '那天要进货' },
      })
    const refused = await ask([MID_AUTUMN])
    expect(refused.body).toEqual(refusedFor('INSPECTION_DAY', 'times'))
    expect((await ask([MONDAY])).answer).toMatchObject({ state: 'asked', asked: { times: [MONDAY] } })
  })

  it('bind whoever moves a visit or fixes it on the telephone', async () => {
    const application = await visits.underReview(owner)
    const { id, choice } = (await plan(application, [SUNDAY])).answer
    expect(choice?.days[0]?.day).toBe('2026-09-20')
    const params = { id }
    const moved = await hall.call(inspectionPlan.moveInspection, {
      as: visits.clerk,
      params,
      body: { base: 1, times: [MID_AUTUMN] },
    })
    expect(moved.body).toEqual(refusedFor('INSPECTION_DAY', 'times'))
    const agree = (visitAt: number) =>
      hall.call(inspectionPlan.agreeForApplicant, { as: visits.clerk, params, body: { base: 1, visitAt } })
    expect((await agree(MID_AUTUMN)).body).toEqual(refusedFor('INSPECTION_DAY', 'visitAt'))
    expect((await agree(shanghai('2026-09-21 07:00'))).body).toEqual(refusedFor('INSPECTION_HOUR', 'visitAt'))
    expect((await agree(MONDAY)).answer).toMatchObject({ visitAt: MONDAY, state: 'agreed' })
  })

  it('that were proposed can still be agreed on when the day has come', async () => {
    const application = await visits.underReview(owner)
    const { id } = (await plan(application, [SUNDAY])).answer
    hall.clock.set(shanghai('2026-09-20 08:40'))
    const { answer } = await hall.call(inspectionPlan.agreeForApplicant, {
      as: visits.clerk,
      params: { id },
      body: { base: 1, visitAt: SUNDAY },
    })
    expect(answer).toMatchObject({ state: 'agreed', visitAt: SUNDAY })
    hall.clock.set(FRIDAY)
  })

  it('end with the limit of the law that is the first to end, of the cases that are visited', async () => {
    const application = await visits.underReview(owner)
    hall.clock.set(shanghai('2026-09-24 10:00'))
    // Food until 9 October, fire until the 13th.
    const late = shanghai('2026-10-10 09:00')
    expect((await plan(application, [late], ['food-licence', 'fire-check'])).code).toBe('INSPECTION_DAY')
    const { answer } = await plan(application, [late], ['fire-check'])
    expect(answer.choice?.days.map(({ day }) => day)).toEqual([
      ...['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12'],
      '2026-10-13',
    ])
    hall.clock.set(FRIDAY)
  })

  it('are all there once the limit of the law is over: a late visit is better than none', async () => {
    const application = await visits.underReview(owner)
    hall.clock.set(shanghai('2026-10-12 10:00'))
    const { answer } = await plan(application, [shanghai('2026-10-14 09:00')])
    expect(answer.choice?.days).toHaveLength(10)
    hall.clock.set(FRIDAY)
  })

  it('are marked provisional where no notice covers them', async () => {
    hall.clock.set(shanghai('2026-12-28 10:00'))
    // Nobody who logged in in September is logged in still.
    const { choice } = await atDesk(await visits.underReview(owner), await hall.staff('clerk', CENTRE))
    expect(choice.days.slice(2, 4)).toEqual([
      { day: '2026-12-31', provisional: false },
      { day: '2027-01-04', provisional: true },
    ])
    hall.clock.set(FRIDAY)
  })
})
