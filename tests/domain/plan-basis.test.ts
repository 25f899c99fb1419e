import { describe, expect, it } from 'vitest'
import type { ServicePoint } from '../../shared/contract/catalogue'
import { planBasis } from '../../worker/service/slot/plan-basis'
import { catalogueOf } from '../support/catalogue'

const { points } = catalogueOf()
const before = planBasis(points)
const [first] = points as [ServicePoint]
const edited = (change: Partial<ServicePoint>) => planBasis([{ ...first, ...change }, ...points.slice(1)])

describe('what slots are planned from', () => {
  it('has the same tag after every reading', () => {
    expect(planBasis(structuredClone(points))).toBe(before)
    expect(before).toMatch(/^[0-9a-f]{16}$/)
  })

  it.each<[string, Partial<ServicePoint>]>([
    ['hours', { hours: first.hours.map((hours) => ({ ...hours, to: hours.to - 10 })) }],
    ['hours fewer', { hours: first.hours.slice(1) }],
    ['windows', { windows: first.windows.map((plan) => ({ ...plan, publicWindows: plan.publicWindows + 1 })) }],
    ['noon windows', { windows: first.windows.map((plan) => ({ ...plan, noonWindows: 7 })) }],
    ['minutes of a visit', { minutesPerVisit: first.minutesPerVisit + 5 }],
    ['the share for walk-ins', { walkInShare: 0.99 }],
    ['the hours of worked weekends', { workedWeekendAs: 5 }],
    ['another point', { id: 'elsewhere' }],
  ])('changes with %s', (_, change) => expect(edited(change)).not.toBe(before))

  it('does not change with what no slot rests on', () => {
    const texts = { name: { zh: '新名', en: 'New name' }, phones: ['12345'], accepts: [] }
    expect(edited(texts)).toBe(before)
    expect(edited({ windows: first.windows.map((plan) => ({ staffWindows: 0, ...plan })) })).toBe(before)
  })
})
