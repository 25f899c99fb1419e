import { describe, expect, it } from 'vitest'
import type { ServiceItem } from '../../shared/contract/catalogue'
import { LEVELS } from '../../shared/contract/service-item'
import { workflowProblems } from '../../shared/domain/case/workflow'
import { handlingOf, kindAt, workflowOf } from '../../shared/domain/case/workflow-of'
import { limitOf, ORDINARY } from '../../shared/domain/item-limit'
import { CATALOGUE_FOLDER, catalogueOf, HISTORIC_FOLDER } from '../support/catalogue'

function item(id: string): ServiceItem {
  const found = catalogueOf().items.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`No item ${id}.`)
  return found
}

/** Every item, variant, route and level that takes it in. */
const WAYS = [CATALOGUE_FOLDER, HISTORIC_FOLDER].flatMap((folder) =>
  catalogueOf(folder).items.flatMap((one) =>
    one.variants.flatMap(({ variant }) =>
      [ORDINARY, ...one.routes.map(({ id }) => id)].flatMap((route) =>
        LEVELS.filter((level) => one.acceptedAt[level] !== undefined).map((level) => ({ one, variant, route, level })),
      ),
    ),
  ),
)

describe('the workflow of every item, variant, route and level', () => {
  it('covers all items', () => {
    expect(new Set(WAYS.map(({ one }) => one.id)).size).toBe(26)
    expect(WAYS.length).toBeGreaterThan(140)
  })

  it.each(WAYS.map((way) => [`${way.one.id} ${way.variant} ${way.route} ${way.level}`, way] as const))(
    '%s is sound',
    (_, { one, variant, route, level }) => {
      const workflow = workflowOf(one, variant, route, level)
      expect(workflowProblems(workflow)).toEqual([])
      const limits = workflow.stages.map(({ limitDays }) => limitDays ?? 0)
      expect(limits.reduce((sum, days) => sum + days, 0)).toBeLessThanOrEqual(workflow.promisedDays)
      if (workflow.statutory !== null) expect(workflow.promisedDays).toBeLessThanOrEqual(workflow.statutory.days)
      if (workflow.kind === 'instant') expect(workflow.stages).toHaveLength(1)
      if (workflow.handledBy === 'outside') expect(workflow.inspection).toBe('none')
      if (workflow.inspection === 'before') expect(workflow.twoOfficers).toBe(true)
      expect(workflow).toMatchObject({ acceptanceDays: 5, upwardDays: 20, bundleCap: { days: 45, extensionDays: 15 } })
      expect(['certificate', 'receipt', 'none']).toContain(workflow.result)
    },
  )

  it('refuses what an item does not have', () => {
    expect(() => workflowOf(item('fire-check'), 'renew', ORDINARY, 'district')).toThrow(RangeError)
    expect(() => workflowOf(item('fire-check'), 'establish', 'shortcut', 'district')).toThrow(RangeError)
    expect(() => workflowOf(item('fire-check'), 'establish', ORDINARY, 'community')).toThrow(RangeError)
  })
})

describe('the workflow of', () => {
  it('食品经营许可: review, a visit of two officers, decision; ten days by law and five more', () => {
    expect(workflowOf(item('food-licence'), 'establish', ORDINARY, 'district')).toEqual({
      itemId: 'food-licence',
      variant: 'establish',
      route: 'ordinary',
      nature: 'licence',
      kind: 'promised',
      handledBy: 'department',
      acceptanceDays: 5,
      statutory: { days: 10, extensionDays: 5, atOnce: false },
      promisedDays: 5,
      bundleCap: { days: 45, extensionDays: 15 },
      stages: [
        { id: 'review', role: 'reviewer', limitDays: 2 },
        { id: 'inspection', role: 'inspector', limitDays: 2 },
        { id: 'decision', role: 'approver', limitDays: 1 },
      ],
      issueDays: 10,
      result: 'certificate',
      twoOfficers: true,
      inspection: 'before',
      commitment: null,
      publicityDays: 0,
      tolerates: ['equipment-list'],
      toleranceDays: 3,
      upwardDays: 20,
      supplementDays: 30,
      afterSupplementDays: 'keep',
    })
  })

  it('消防 on a commitment: decided at once, checked within 20 working days', () => {
    const workflow = workflowOf(item('fire-check'), 'establish', 'commitment', 'district')
    expect(workflow).toMatchObject({ promisedDays: 1, inspection: 'none', commitment: { checkDays: 20 } })
    expect(workflow.commitment?.article).toContain('消防安全检查实施规定')
    expect(workflow.stages).toEqual([{ id: 'decision', role: 'approver', limitDays: 1 }])
  })

  it('a lost food licence: decided on the spot at the centre, by the first handler at a street, passed up by a community', () => {
    const food = item('food-licence')
    const kinds = LEVELS.map((level) => workflowOf(food, 'reissue', ORDINARY, level).kind)
    expect(kinds).toEqual(['instant', 'agency', 'upward'])
    expect(workflowOf(food, 'reissue', ORDINARY, 'district')).toMatchObject({
      promisedDays: 0,
      statutory: { days: 10 },
      inspection: 'none',
    })
    expect(LEVELS.map((level) => kindAt(item('bank-account'), 'establish', level))).toEqual(['instant', null, null])
  })

  it('a filing ends in a receipt, a licence that is given back too', () => {
    expect(workflowOf(item('prepackaged-filing'), 'establish', ORDINARY, 'street').result).toBe('receipt')
    expect(workflowOf(item('business-licence'), 'establish', ORDINARY, 'street').result).toBe('certificate')
    expect(workflowOf(item('business-licence'), 'cancel', ORDINARY, 'street').result).toBe('receipt')
  })

  it.each(['hotel-security', 'seal-filing', 'tax-setup', 'social-insurance', 'housing-fund', 'bank-account'])(
    '%s is handled in a system of its own, and says which',
    (id) => {
      expect(workflowOf(item(id), 'establish', ORDINARY, 'district').handledBy).toBe('outside')
      expect(handlingOf(item(id), 'establish', ORDINARY).outside?.channel.zh).toBeTruthy()
    },
  )

  it('a bundle with a cap of its own', () => {
    const joint = { days: 30, extensionDays: 5 }
    expect(workflowOf(item('sign-permit'), 'establish', ORDINARY, 'district', { joint }).bundleCap).toEqual(joint)
  })
})

describe('what is issued', () => {
  it('is named the same by all items that issue it', () => {
    const kind = (id: string) => handlingOf(item(id), 'establish', ORDINARY).certificate?.kind
    expect(kind('individual-licence')).toBe(kind('business-licence'))
    expect(kind('food-licence')).toBe('food-licence')
    expect(kind('prepackaged-filing')).toBeUndefined()
  })

  it('has an end and a reminder wherever it can be renewed, and says where the years come from', () => {
    for (const one of catalogueOf().items) {
      const validity = one.workflow.certificate?.validity
      if (one.variants.some(({ variant }) => variant === 'renew'))
        expect(validity?.remindDays, one.id).toBeGreaterThan(0)
      if (validity !== undefined) expect(validity.assumed ?? false).toBe(validity.source.includes('演示'))
    }
    expect(item('food-licence').workflow.certificate?.validity?.years).toBe(5)
  })
})

describe('the limits of a variant', () => {
  it('keep the law’s limit where only a promise is given', () => {
    const food = item('food-licence')
    expect(limitOf(food, 'renew', ORDINARY)).toEqual({ ...food.limit, promisedDays: 3 })
    expect(limitOf(food, 'establish', ORDINARY)).toEqual(food.limit)
  })
})
