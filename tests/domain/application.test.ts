import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applicationActions,
  isQueryNumber,
  normaliseQueryNumber,
  queryNumber,
  queryNumberText,
} from '../../shared/domain/application'
import { materialsWanted } from '../../shared/domain/application-material'
import { AGENT_MATERIAL, applicationPlan } from '../../shared/domain/application-plan'
import { draftProblems } from '../../shared/domain/application-problem'
import { NO_DELIVERY } from '../../shared/domain/delivery'
import { NO_APPLICANT } from '../../shared/domain/draft'
import { FIVE_ITEMS, SIGN_ONLY } from '../support/application'
import { catalogueOf } from '../support/catalogue'

const catalogue = catalogueOf()
const AT = Date.UTC(2026, 8, 14, 16, 30)

describe('a query number', () => {
  it('begins with the day of Asia/Shanghai and is read in groups', () => {
    const number = queryNumber(AT, () => 0.42)
    expect(number).toMatch(/^20260915444444\d$/)
    expect(queryNumberText(number)).toBe(`20260915 444444 ${number.slice(-1)}`)
    expect(normaliseQueryNumber('２０２６0915 444444-1')).toBe('202609154444441')
  })

  it('finds every wrong digit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999 }),
        fc.nat(14),
        fc.integer({ min: 1, max: 9 }),
        (seed, place, by) => {
          const digits = String(seed).padStart(6, '0')
          let index = 0
          const number = queryNumber(AT, () => Number(digits.charAt(index++)) / 10)
          expect(isQueryNumber(number)).toBe(true)
          const wrong = (Number(number.charAt(place)) + by) % 10
          expect(isQueryNumber(`${number.slice(0, place)}${wrong}${number.slice(place + 1)}`)).toBe(false)
        },
      ),
    )
  })

  it('is nothing else', () => {
    for (const text of ['', '1', 'abcdefghijklmno', '20260915444444', '2026091544444411'])
      expect(isQueryNumber(text)).toBe(false)
  })
})

describe('the plan of an application', () => {
  it('of a bundle has the items, each once, and what they wait for', () => {
    const plan = applicationPlan(catalogue, FIVE_ITEMS.subject, FIVE_ITEMS.answers)
    const after = Object.fromEntries((plan?.items ?? []).map((item) => [item.id, item.after]))
    expect(after).toMatchObject({ 'food-licence': ['business-licence'], 'sign-permit': [], 'sewer-permit': [] })
    expect(plan).toMatchObject({ openQuestions: [], isStopped: false, isNewBusiness: true })
    // What one member makes for another is never asked for.
    expect(plan?.materials.map(({ id }) => id)).not.toContain('business-licence-cert')
    expect(plan?.materials.find(({ id }) => id === 'combined-form')?.from).toBe('form')
  })

  it('with open answers says which questions decide what is applied for', () => {
    const plan = applicationPlan(catalogue, FIVE_ITEMS.subject, '')
    expect(plan?.openQuestions.length).toBeGreaterThan(0)
    const unknown = applicationPlan(
      catalogue,
      FIVE_ITEMS.subject,
      FIVE_ITEMS.answers.replace('sewer:yes', 'sewer:unknown'),
    )
    expect(unknown?.openQuestions).toEqual(['sewer'])
  })

  it('of an item alone takes its variant from the answers', () => {
    const plan = applicationPlan(catalogue, { kind: 'item', id: 'food-licence' }, 'variant:renew')
    expect(plan?.items).toMatchObject([{ variant: 'renew', route: 'ordinary', after: [] }])
    expect(plan?.isNewBusiness).toBe(false)
    expect(plan?.materials.find(({ id }) => id === 'agent-authorisation')?.required).toBe(false)
    expect(applicationPlan(catalogue, { kind: 'item', id: 'food-licence' }, 'variant:unheard')).toBeNull()
    expect(applicationPlan(catalogue, { kind: 'item', id: 'nothing' }, '')).toBeNull()
    expect(applicationPlan(catalogue, { kind: 'bundle', id: 'nothing' }, '')).toBeNull()
    expect(applicationPlan(catalogue, FIVE_ITEMS.subject, '!')).toBeNull()
  })

  it('asks for an authorisation as soon as somebody acts for the applicant', () => {
    for (const { subject, answers } of [FIVE_ITEMS, SIGN_ONLY]) {
      const plan = applicationPlan(catalogue, subject, answers)
      if (!plan) throw new Error('no plan')
      const of = (hasAgent: boolean) => materialsWanted(plan, hasAgent).filter(({ id }) => id === AGENT_MATERIAL)
      expect(of(true)).toMatchObject([{ required: true }])
      expect(of(false).some(({ required }) => required)).toBe(false)
    }
  })
})

describe('what keeps a draft from being submitted', () => {
  it('is named part by part, in the order of the pages', () => {
    const plan = applicationPlan(catalogue, FIVE_ITEMS.subject, FIVE_ITEMS.answers)
    if (!plan) throw new Error('no plan')
    const facts = {
      plan,
      content: { applicant: NO_APPLICANT, agent: null, form: {}, delivery: NO_DELIVERY },
      identity: null,
      materials: plan.materials.map((material) => ({ ...material, state: 'missing' })),
      pointId: null,
      accepts: null,
      form: [{ part: 'area', problem: 'MISSING' }],
      today: '2026-09-14',
    }
    const parts = draftProblems(facts).map(({ part }) => part)
    expect(parts.slice(0, 3)).toEqual(['point', 'applicant.kind', 'identity'])
    expect(parts).not.toContain('material.combined-form')
    const wrong = plan.materials.map((material) => ({ ...material, state: 'wrong' }))
    expect(draftProblems({ ...facts, materials: wrong }).some(({ part }) => part.startsWith('material'))).toBe(false)
    const elsewhere = draftProblems({ ...facts, pointId: 'x', accepts: ['food-licence'] })
    expect(elsewhere[0]).toEqual({ part: 'point', problem: 'NOT_ACCEPTING' })
  })
})

describe('what may be done', () => {
  const agent = { name: '帮办', documentKind: null, document: null, phone: null, untilDay: '2026-09-30' }
  const submitted = { state: 'submitted' as const, isAsked: true, cases: ['supplement', 'closed'], today: '2026-09-14' }

  it('by the applicant: everything; by an agent: what the authorisation covers, until its last day', () => {
    expect(applicationActions({ ...submitted, agent: null })).toEqual(['supplement', 'withdraw'])
    expect(applicationActions({ ...submitted, agent: { ...agent, scope: 'all' } })).toEqual(['supplement', 'withdraw'])
    expect(applicationActions({ ...submitted, agent: { ...agent, scope: 'submit' } })).toEqual([])
    expect(applicationActions({ ...submitted, agent: { ...agent, scope: 'all' }, today: '2026-10-01' })).toEqual([])
  })

  it('ends with the cases', () => {
    expect(applicationActions({ ...submitted, isAsked: false, cases: ['closed', 'issued'], agent: null })).toEqual([])
  })
})
