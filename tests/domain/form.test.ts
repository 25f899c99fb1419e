import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApplicantView, FormValues } from '../../shared/contract/application-part'
import type { Field } from '../../shared/contract/catalogue'
import { applicationPlan } from '../../shared/domain/application-plan'
import {
  askedOf,
  checkForm,
  type FormField,
  type FormItem,
  formOf,
  guideOf,
  prefillOf,
  sectionsOf,
  settleForm,
  valuesFor,
} from '../../shared/domain/form'
import { catalogueOf, viewOf } from '../support/catalogue'

const TODAY = '2026-11-23'
const catalogue = catalogueOf()

const APPLICANT: ApplicantView = {
  kind: 'household',
  name: '小满面馆',
  person: '李小满',
  uscc: '91350100M000100Y43',
  documentKind: 'id_card',
  document: '11010519491231002X',
  phone: '13800138000',
  address: '金牛区样例路 8 号 1 楼',
}

/** A value that the field takes. */
function sensible(field: Field): FormValues[string] {
  switch (field.kind) {
    case 'number':
      return field.min
    case 'money':
      return field.max
    case 'yesno':
      return true
    case 'choice':
      return field.options[0]?.id ?? ''
    case 'choices':
      return field.options.map(({ id }) => id)
    case 'date':
      return '2026-12-01'
    case 'address':
      return '金牛区样例路 8 号'
    case 'phone':
      return '028-86000000'
    case 'identity':
      return '11010519491231002X'
    case 'uscc':
      return '91350100M000100Y43'
    default:
      return '一二三四五'
  }
}

function filledIn(form: readonly FormField[]): FormValues {
  return Object.fromEntries(form.map((field) => [field.id, sensible(field)]))
}

/** The form of a bundle for guide answers, as `question:answer,…`. */
function bundleForm(id: string, answers: string): FormField[] {
  const subject = { kind: 'bundle' as const, id }
  const plan = applicationPlan(catalogue, subject, answers)
  return formOf(viewOf(id), plan?.items ?? [], guideOf(catalogue.bundles, subject, answers))
}

const asked = (form: readonly FormField[], values: FormValues = {}) =>
  askedOf(form, values)
    .filter(({ field }) => field.settled === null)
    .map(({ field }) => field.id)

const items: fc.Arbitrary<FormItem[]> = fc
  .subarray(catalogue.items, { minLength: 1 })
  .chain((list) =>
    fc.tuple(
      ...list.map(({ id, variants }) =>
        fc.constantFrom(...variants.map(({ variant }) => variant)).map((variant) => ({ id, variant })),
      ),
    ),
  )

describe('the form of an application, for any items', () => {
  it('asks each thing once, in the order of the catalogue', () => {
    fc.assert(
      fc.property(items, (applied) => {
        const form = formOf(catalogue, applied)
        expect(new Set(form.map(({ id }) => id)).size).toBe(form.length)
        const places = form.map(({ section }) => catalogue.sections.findIndex(({ id }) => id === section))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        for (const field of form) expect(field.items.length).toBe(new Set(field.items).size)
      }),
    )
  })

  it('does not care in which order the items come', () => {
    fc.assert(
      fc.property(items, (applied) => {
        const there = formOf(catalogue, applied)
        const back = formOf(catalogue, [...applied].reverse())
        expect(back.map(({ id }) => id)).toEqual(there.map(({ id }) => id))
        const values = filledIn(there)
        expect(askedOf(back, values).map(({ field, required }) => [field.id, required])).toEqual(
          askedOf(there, values).map(({ field, required }) => [field.id, required]),
        )
      }),
    )
  })

  it('loses no field, and makes none optional, when an item is added', () => {
    fc.assert(
      fc.property(items, (applied) => {
        const before = formOf(catalogue, applied.slice(1))
        const after = formOf(catalogue, applied)
        const values = filledIn(after)
        const now = new Map(askedOf(after, values).map(({ field, required }) => [field.id, required]))
        for (const { field, required } of askedOf(before, values)) {
          expect(now.has(field.id)).toBe(true)
          if (required) expect(now.get(field.id)).toBe(true)
        }
      }),
    )
  })

  it('is right when sensibly filled in, and an empty one misses exactly what is required', () => {
    fc.assert(
      fc.property(items, (applied) => {
        const form = formOf(catalogue, applied)
        expect(checkForm(form, filledIn(form), TODAY)).toEqual([])
        const missing = checkForm(form, {}, TODAY)
        expect(missing.map(({ part }) => part)).toEqual(
          askedOf(form, {}).flatMap(({ field, required }) => (required ? [field.id] : [])),
        )
        expect(missing.every(({ problem }) => problem === 'MISSING')).toBe(true)
      }),
    )
  })

  it('gives each item what it asked for and nothing else; together they have everything', () => {
    fc.assert(
      fc.property(items, (applied) => {
        const form = formOf(catalogue, applied)
        const values = filledIn(form)
        const parts = applied.map(({ id }) => valuesFor(form, [id], values))
        expect(Object.assign({}, ...parts)).toEqual(settleForm(form, values))
        applied.forEach(({ id }, place) => {
          for (const key of Object.keys(parts[place] ?? {}))
            expect(form.find((field) => field.id === key)?.items).toContain(id)
        })
      }),
    )
  })

  it('settles to the same values twice, and never fails on nonsense', () => {
    const nonsense = fc.dictionary(
      fc.constantFrom(...catalogue.fields.map(({ id }) => id), 'nothing', '__proto__'),
      fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 })),
    )
    fc.assert(
      fc.property(items, nonsense, (applied, values) => {
        const form = formOf(catalogue, applied)
        const settled = settleForm(form, values)
        expect(settleForm(form, settled)).toEqual(settled)
        for (const { problem, message } of checkForm(form, values, TODAY)) {
          expect(problem).toMatch(/^[A-Z_]+$/)
          expect(message.zh.length * message.en.length).toBeGreaterThan(0)
        }
        for (const key of Object.keys(settled)) expect(form.some(({ id }) => id === key)).toBe(true)
      }),
    )
  })
})

describe('the form of a restaurant', () => {
  const answers =
    'building:commercial,who:individual,licence:none,tenure:rented,dining:dine-in,area:360,fire-route:commitment,sign:large,sewer:yes,agent:no'
  const form = bundleForm('restaurant', answers)

  it('asks for name, address and person once for five licences', () => {
    for (const id of ['shop-name', 'address', 'business-phone']) {
      expect(form.filter((field) => field.id === id)).toHaveLength(1)
      expect(form.find((field) => field.id === id)?.items).toHaveLength(5)
    }
  })

  it('does not ask again what the guide has answered', () => {
    const settled = Object.fromEntries(form.flatMap(({ id, settled }) => (settled === null ? [] : [[id, settled]])))
    expect(settled).toEqual({ 'business-form': 'individual', 'licence-state': 'none', tenure: 'rented', area: 360 })
    expect(settleForm(form, {})).toEqual(settled)
    expect(settleForm(form, { area: 20, tenure: 'own' })).toEqual(settled)
  })

  it('asks what follows from the answers: a landlord, but no capital and no code of a licence that is not there yet', () => {
    expect(asked(form)).toEqual([
      'shop-name',
      'spare-name',
      'person-in-charge',
      'person-document',
      'business-phone',
      'address',
      'landlord',
      'lease-until',
      'floors',
      'scope',
      'opening-day',
      'food-business',
      'food-items',
      'sells-online',
      'staff-count',
      'food-officer',
      'fire-place',
      'most-people',
      'exits',
      'building-accepted',
      'fire-keeper',
      'fire-keeper-phone',
      'sign-text',
      'sign-width',
      'sign-height',
      'sign-material',
      'sign-lit',
      'sign-place',
      'outlets',
      'daily-water',
      'water-kind',
      'remark',
    ])
  })

  it('asks further as it is filled in', () => {
    const more = asked(form, { 'sells-online': true, 'food-business': 'catering', 'water-kind': 'kitchen' })
    expect(more).toEqual(expect.arrayContaining(['online-shop', 'seats', 'grease-trap']))
    expect(asked(form, { 'sells-online': false, 'food-business': 'sales', 'water-kind': 'other' })).toEqual(asked(form))
  })

  it('is prefilled from the applicant', () => {
    expect(prefillOf(form, APPLICANT)).toEqual({
      'shop-name': '小满面馆',
      uscc: '91350100M000100Y43',
      'person-in-charge': '李小满',
      'person-document': '11010519491231002X',
      'business-phone': '13800138000',
      address: '金牛区样例路 8 号 1 楼',
    })
    const person = prefillOf(form, { ...APPLICANT, kind: 'person', name: '李小满', person: null })
    expect(person).toMatchObject({ 'person-in-charge': '李小满' })
    expect(person['shop-name']).toBeUndefined()
  })

  it('asks for the code, and what changes, where there is a licence already', () => {
    const changing = bundleForm('restaurant', answers.replace('licence:none', 'licence:have'))
    expect(asked(changing)).toEqual(expect.arrayContaining(['uscc', 'what-changes-business-licence']))
    expect(changing.find(({ id }) => id === 'what-changes-business-licence')?.label.zh).toBe('营业执照：改什么')
  })

  it('asks on the form what the guide left open', () => {
    const open = bundleForm('restaurant', 'who:unknown,dining:takeaway,area:360')
    expect(open.find(({ id }) => id === 'business-form')?.settled).toBeNull()
    // The area belongs to a question that takeaway hides.
    expect(open.find(({ id }) => id === 'area')?.settled).toBeNull()
  })

  it('comes in sections, none empty', () => {
    const sections = sectionsOf(catalogue.sections, form, {})
    expect(sections.map(({ id }) => id)).toEqual([
      'business',
      'place',
      'trade',
      'people',
      'safety',
      'sign',
      'drainage',
      'other',
    ])
    expect(sections.flatMap(({ fields }) => fields)).toEqual(askedOf(form, {}))
  })
})

describe('the forms of the other bundles', () => {
  it('a hotel asks for rooms, beds and guests, and for central air only if the guide has not', () => {
    const form = bundleForm(
      'hotel',
      'who:company,licence:none,style:homestay,rooms:9,route:commitment,meals:no,air:yes,sign:small',
    )
    expect(form.find(({ id }) => id === 'rooms')?.settled).toBe(9)
    expect(form.find(({ id }) => id === 'central-air')?.settled).toBe(true)
    expect(asked(form)).toEqual(expect.arrayContaining(['beds', 'guest-system', 'registered-capital', 'linen']))
    expect(asked(form)).not.toContain('food-items')
  })

  it('a freight company asks for plates once the lorries are bought', () => {
    const plates = (answers: string) => asked(bundleForm('logistics', answers)).includes('plates')
    expect(plates('goods:ordinary,weight:heavy,vehicles:bought,who:company')).toBe(true)
    expect(plates('goods:ordinary,weight:heavy,vehicles:planned,who:company')).toBe(false)
  })

  it('a tea shop is asked little', () => {
    const form = bundleForm('tea-shop', 'tea:packed,home:shop,tenure:own,sign:small,agent:no')
    expect(asked(form)).toEqual([
      'shop-name',
      'spare-name',
      'person-in-charge',
      'person-document',
      'business-phone',
      'address',
      'scope',
      'packed-goods',
      'sells-online',
      'staff-count',
      'remark',
    ])
  })

  it('a company knows that it is one and has no licence yet', () => {
    const form = bundleForm(
      'company',
      'approval:no,shareholders:one,address:office,tenure:own,staff:yes,bank:yes,agent:no',
    )
    expect(form.find(({ id }) => id === 'business-form')?.settled).toBe('company')
    expect(asked(form)).toEqual(expect.arrayContaining(['registered-capital', 'shareholder-list', 'seals', 'bank']))
    expect(asked(form)).not.toContain('uscc')
  })
})

describe('a single item', () => {
  it('asks by its variant, for the number of its own certificate', () => {
    const form = (variant: FormItem['variant']) => asked(formOf(catalogue, [{ id: 'food-licence', variant }]))
    expect(form('cancel')).toContain('old-number-food-licence')
    expect(form('establish')).not.toContain('old-number-food-licence')
    expect(form('establish')).toContain('licence-state')
  })

  it('two items that are changed together are asked for a number each', () => {
    const form = formOf(catalogue, [
      { id: 'sign-permit', variant: 'renew' },
      { id: 'sewer-permit', variant: 'renew' },
    ])
    const numbers = form.filter(({ id }) => id.startsWith('old-number'))
    expect(numbers.map(({ id }) => id)).toEqual(['old-number-sewer-permit', 'old-number-sign-permit'])
  })

  it('asks nothing of an item the catalogue does not know', () => {
    expect(formOf(catalogue, [{ id: 'nothing', variant: 'establish' }])).toEqual([])
    expect(guideOf(catalogue.bundles, { kind: 'item', id: 'food-licence' }, '')).toBeUndefined()
    expect(guideOf(catalogue.bundles, { kind: 'bundle', id: 'restaurant' }, 'not answers')).toBeUndefined()
  })
})
