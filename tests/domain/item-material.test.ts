import { describe, expect, it } from 'vitest'
import { VARIANTS } from '../../shared/contract/variant'
import { applicationPlan } from '../../shared/domain/application-plan'
import { materialsFor } from '../../shared/domain/item-material'
import { catalogueOf } from '../support/catalogue'

const catalogue = catalogueOf()
const SAME = ['combined-form', 'id-card', 'agent-authorisation?']

/** What the plan asks for, in its order; `?` where only the applicant can tell whether the case applies. */
function asked(id: string, variant: string): string[] {
  const plan = applicationPlan(catalogue, { kind: 'item', id }, `variant:${variant}`)
  return (plan?.materials ?? []).map((material) => (material.required ? material.id : `${material.id}?`))
}
const ofVariant = (variant: string) =>
  catalogue.items
    .filter((item) => item.variants.some((one) => one.variant === variant))
    .map(({ id }): [string, string[]] => [id, asked(id, variant)])

describe('a single item asks for the papers of its variant', () => {
  it('设立: all that a new one needs', () => {
    expect(Object.fromEntries(ofVariant('establish'))).toEqual({
      'bank-account': ['id-card', 'agent-authorisation?', 'business-licence-cert'],
      'business-licence': [...SAME, 'premises-proof', 'articles?', 'shareholder-ids?', 'neighbours-consent?'],
      'fire-check': [...SAME, 'premises-proof', 'business-licence-cert', 'floor-plan', 'fire-rules', 'commitment?'],
      'food-licence': [
        ...[...SAME, 'premises-proof', 'business-licence-cert'],
        ...['floor-plan', 'food-rules', 'equipment-list'],
      ],
      'hotel-security': [
        ...[...SAME, 'premises-proof?', 'business-licence-cert'],
        ...['floor-plan', 'security-rules', 'commitment?'],
      ],
      'housing-fund': ['combined-form', 'business-licence-cert', 'staff-list'],
      'hygiene-licence': [
        ...[...SAME, 'premises-proof', 'business-licence-cert', 'floor-plan', 'hygiene-rules'],
        ...['commitment?', 'hygiene-test-report?', 'air-conditioning-test?'],
      ],
      'individual-licence': [...SAME, 'premises-proof', 'neighbours-consent?'],
      'prepackaged-filing': SAME,
      'road-transport-licence': [
        ...[...SAME, 'business-licence-cert', 'vehicle-papers?', 'vehicle-promise?'],
        ...['driver-papers', 'transport-safety-rules'],
      ],
      'seal-filing': [...SAME, 'business-licence-cert'],
      'sewer-permit': [
        ...[...SAME, 'premises-proof', 'business-licence-cert?'],
        ...['outlet-drawing', 'pretreatment-note', 'water-test-report'],
      ],
      'sign-permit': [...SAME, 'premises-proof?', 'business-licence-cert?', 'sign-rendering'],
      'social-insurance': ['combined-form', 'business-licence-cert', 'staff-list'],
      'tax-setup': [...SAME, 'business-licence-cert'],
      'vehicle-operation-cert': ['combined-form', 'transport-licence-cert', 'vehicle-papers'],
    })
  })

  it('补办: the form, who it is and who acts for them; a seal is cut by the licence', () => {
    expect(Object.fromEntries(ofVariant('reissue'))).toEqual({
      'business-licence': SAME,
      'food-licence': SAME,
      'hotel-security': SAME,
      'hygiene-licence': SAME,
      'individual-licence': SAME,
      'road-transport-licence': SAME,
      'seal-filing': [...SAME, 'business-licence-cert'],
      'vehicle-operation-cert': ['combined-form'],
    })
  })

  it('注销: the same; an employer names whoever is still on the list', () => {
    expect(Object.fromEntries(ofVariant('cancel'))).toEqual({
      'business-licence': SAME,
      'food-licence': SAME,
      'hotel-security': SAME,
      'housing-fund': ['combined-form', 'staff-list?'],
      'individual-licence': SAME,
      'prepackaged-filing': SAME,
      'road-transport-licence': SAME,
      'sign-permit': SAME,
      'social-insurance': ['combined-form', 'staff-list?'],
      'tax-setup': SAME,
    })
  })

  it('延续: what has to be tested or proved anew, and what is not as it was', () => {
    expect(Object.fromEntries(ofVariant('renew'))).toEqual({
      'food-licence': [...SAME, 'floor-plan?', 'equipment-list?'],
      'hygiene-licence': [...SAME, 'floor-plan?', 'hygiene-test-report', 'air-conditioning-test?'],
      'road-transport-licence': [...SAME, 'vehicle-papers', 'driver-papers', 'transport-safety-rules?'],
      'sewer-permit': [...SAME, 'pretreatment-note?', 'water-test-report'],
      'sign-permit': SAME,
    })
  })

  it('变更: nothing for certain that a change need not touch', () => {
    const certain = ofVariant('change').map(([id, papers]) => [
      id,
      papers.filter((paper) => !paper.endsWith('?') && !SAME.includes(paper)),
    ])
    expect(Object.fromEntries(certain)).toEqual({
      'business-licence': [],
      // To rebuild or to change the use is to be checked anew.
      'fire-check': ['business-licence-cert', 'floor-plan', 'fire-rules'],
      'food-licence': [],
      // The name or the person in charge, which the business licence shows.
      'hotel-security': ['business-licence-cert'],
      'housing-fund': ['staff-list'],
      'hygiene-licence': ['business-licence-cert'],
      'individual-licence': [],
      'prepackaged-filing': [],
      'road-transport-licence': [],
      'seal-filing': ['business-licence-cert'],
      'sewer-permit': [],
      'sign-permit': ['sign-rendering'],
      'social-insurance': ['staff-list'],
      'tax-setup': [],
      'vehicle-operation-cert': ['transport-licence-cert', 'vehicle-papers'],
    })
  })

  it('each once, and every case in words', () => {
    for (const item of catalogue.items) {
      for (const variant of VARIANTS) {
        const list = materialsFor(item, variant)
        const ids = list.map(({ material }) => material)
        expect(ids, `${item.id} ${variant}`).toEqual([...new Set(ids)])
        for (const { need, when, material } of list)
          expect(need === 'sometimes', `${item.id} ${material}`).toBe(when !== undefined)
      }
    }
  })
})

describe('an entry', () => {
  const entry = { material: 'floor-plan', need: 'always' } as const

  it('that names no variant is for every one, and one that names some for those alone', () => {
    const rules = { material: 'rules', need: 'always', variants: ['establish', 'renew'] } as const
    const item = { materials: [entry, { ...rules, variants: [...rules.variants] }] }
    const of = (variant: (typeof VARIANTS)[number]) => materialsFor(item, variant).map(({ material }) => material)
    expect(VARIANTS.map(of)).toEqual([
      ['floor-plan', 'rules'],
      ['floor-plan'],
      ['floor-plan', 'rules'],
      ['floor-plan'],
      ['floor-plan'],
    ])
  })
})
