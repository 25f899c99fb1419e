import { describe, expect, it } from 'vitest'
import type { Answers, Checklist } from '../../shared/domain/checklist'
import { checklistOf } from '../../shared/domain/checklist'
import { outcomesOf } from '../../shared/domain/outcome'
import { HISTORIC_FOLDER, viewOf } from '../support/catalogue'

const restaurant = viewOf('restaurant')
const NOODLE_SHOP: Answers = {
  building: 'commercial',
  who: 'individual',
  licence: 'none',
  tenure: 'rented',
  dining: 'dine-in',
  area: 80,
  sign: 'small',
  sewer: 'no',
  agent: 'no',
}
const materialOf = (list: Checklist, id: string) => list.materials.find((material) => material.id === id)

describe('我要开餐馆', () => {
  it('gives a small noodle shop two licences, six papers and six working days', () => {
    const list = checklistOf(restaurant, NOODLE_SHOP)
    expect(list.items.map((item) => item.id)).toEqual(['business-licence', 'food-licence'])
    expect(list.materials.map((material) => material.id)).toEqual([
      'combined-form',
      'id-card',
      'premises-proof',
      'floor-plan',
      'food-rules',
      'equipment-list',
    ])
    expect(list.days).toEqual({
      serial: { min: 6, max: 6 },
      parallel: { min: 6, max: 6 },
      chain: ['business-licence', 'food-licence'],
    })
    expect(list.nextQuestions).toEqual([])
    expect(list.totalFen).toEqual({ min: 0, max: 0 })
  })

  it('runs everything side by side that does not wait for the licence', () => {
    const list = checklistOf(restaurant, {
      ...NOODLE_SHOP,
      area: 400,
      'fire-route': 'commitment',
      sign: 'large',
      sewer: 'yes',
    })
    expect(list.days.serial.max).toBe(1 + 5 + 1 + 3 + 7)
    expect(list.days.parallel.max).toBe(7)
    expect(list.days.chain).toEqual(['sewer-permit'])
  })

  it('stops early over homes, with the law and a way out, and asks nothing more', () => {
    const list = checklistOf(restaurant, { building: 'residential', fumes: 'yes' })
    expect(list.stopped).toBe(true)
    expect(list.nextQuestions).toEqual([])
    const [entry] = list.blockers
    expect(entry?.blocker.basis.law.zh).toBe('中华人民共和国大气污染防治法')
    expect(entry?.blocker.instead.length).toBeGreaterThan(0)
  })

  it.each(['mixed-no-flue', 'adjoining', 'residential'])('warns of %s before the kitchen is known', (building) => {
    const list = checklistOf(restaurant, { building })
    expect(list.stopped).toBe(false)
    expect(list.blockers).toMatchObject([{ certainty: 'depends', dependsOn: ['fumes'] }])
    expect(list.nextQuestions[0]).toBe('fumes')
  })

  it.each(['commercial', 'mixed-flue'])('does not ask about fumes in %s', (building) => {
    const list = checklistOf(restaurant, { building, fumes: 'yes' })
    expect(list.blockers).toEqual([])
    expect(list.questions.map((question) => question.id)).not.toContain('fumes')
  })

  it('skips the questions an earlier answer settles', () => {
    const list = checklistOf(restaurant, {
      building: 'commercial',
      dining: 'takeaway',
      area: 900,
      'fire-route': 'ordinary',
    })
    expect(list.questions.map((question) => question.id)).not.toContain('area')
    expect(list.items.map((item) => item.id)).not.toContain('fire-check')
  })

  it('marks what hangs on 我不知道 and shows both outcomes', () => {
    const answers = { ...NOODLE_SHOP, area: 'unknown' }
    const list = checklistOf(restaurant, answers)
    const fire = list.items.find((item) => item.id === 'fire-check')
    expect(fire).toMatchObject({ certainty: 'depends', dependsOn: ['area'], promisedDays: { min: 1, max: 7 } })
    expect(materialOf(list, 'fire-rules')).toMatchObject({ certainty: 'depends', dependsOn: ['area'] })
    expect(materialOf(list, 'id-card')?.certainty).toBe('certain')
    expect(list.days.serial).toEqual({ min: 6, max: 13 })
    expect(outcomesOf(restaurant, answers, 'area')).toMatchObject([
      { answer: 1, label: { zh: '不到 300 平方米', en: 'less than 300 square metres' }, extraItems: [] },
      { answer: 300, label: { zh: '300 平方米及以上' }, extraItems: ['fire-check'] },
    ])
  })

  it('lets the hall fetch the title of one’s own premises, and asks for the lease of rented or unknown ones', () => {
    const own = checklistOf(restaurant, { ...NOODLE_SHOP, tenure: 'own' })
    expect(materialOf(own, 'premises-proof')).toMatchObject({ from: 'hall', bringReason: null })
    for (const tenure of ['rented', 'unknown']) {
      const list = checklistOf(restaurant, { ...NOODLE_SHOP, tenure })
      expect(materialOf(list, 'premises-proof')).toMatchObject({ from: 'applicant' })
      expect(materialOf(list, 'premises-proof')?.bringReason?.zh).toContain('租房合同')
    }
  })

  it('turns an existing licence into a change of it', () => {
    const variantsFor = (licence: string) => checklistOf(restaurant, { ...NOODLE_SHOP, licence }).items[0]?.variants
    expect(variantsFor('none')).toEqual(['establish'])
    expect(variantsFor('have')).toEqual(['change'])
    expect(variantsFor('unknown')).toEqual(['change', 'establish'])
  })

  it('says who needs a paper and why', () => {
    const list = checklistOf(restaurant, { ...NOODLE_SHOP, agent: 'yes' })
    expect(materialOf(list, 'agent-authorisation')?.neededBy).toMatchObject([
      { item: 'business-licence', reason: { zh: '因为您请人代办' } },
      { item: 'food-licence', reason: { zh: '因为您请人代办' } },
    ])
  })

  it('lists, before any answer, everything that may come', () => {
    const list = checklistOf(restaurant, {})
    expect(list.items).toHaveLength(5)
    expect(list.nextQuestions[0]).toBe('building')
    expect(list.questions.every((question) => question.state === 'open')).toBe(true)
  })
})

describe('the other bundles', () => {
  it('我要开物流公司 needs no transport licence for lorries up to 4.5 t', () => {
    const logistics = viewOf('logistics')
    const light = checklistOf(logistics, { goods: 'ordinary', weight: 'light', sign: 'small' })
    expect(light.items.map((item) => item.id)).toEqual(['business-licence'])
    expect(light.notNeeded.map((entry) => entry.name.zh)).toEqual(['道路货物运输经营许可、道路运输证'])
    const heavy = checklistOf(logistics, { goods: 'ordinary', weight: 'heavy', vehicles: 'bought', sign: 'small' })
    expect(heavy.days.chain).toEqual(['business-licence', 'road-transport-licence', 'vehicle-operation-cert'])
    expect(heavy.materials.map((material) => material.id)).not.toContain('transport-licence-cert')
    expect(heavy.notNeeded).toEqual([])
  })

  it('我要开物流公司 sends dangerous goods to the authority that decides', () => {
    const list = checklistOf(viewOf('logistics'), { goods: 'dangerous' })
    expect(list.stopped).toBe(true)
    expect(list.blockers[0]?.blocker.why.zh).toContain('设区的市')
  })

  it('我要开茶叶店 with packed tea is done the same day, without a food licence', () => {
    const tea = checklistOf(viewOf('tea-shop'), {
      tea: 'packed',
      home: 'shop',
      tenure: 'rented',
      sign: 'small',
      agent: 'no',
    })
    expect(tea.items.map((item) => item.id)).toEqual(['individual-licence', 'prepackaged-filing'])
    expect(tea.days.parallel).toEqual({ min: 0, max: 0 })
    const loose = checklistOf(viewOf('tea-shop'), { tea: 'loose', sign: 'small' })
    expect(loose.items.map((item) => item.id)).toEqual(['individual-licence', 'food-licence'])
  })

  it('我要开办企业 takes two working days, whatever is added', () => {
    const list = checklistOf(viewOf('company'), { approval: 'no', staff: 'yes', bank: 'yes' })
    expect(list.items).toHaveLength(6)
    expect(list.days.parallel.max).toBe(2)
    expect(list.days.serial.max).toBe(6)
    expect(list.materials.filter((material) => material.id === 'staff-list')).toHaveLength(1)
  })
})

describe('historic figures of the sources (days per certificate and edges assumed)', () => {
  it('莲湖: six certificates 16 → 5 working days', () => {
    const list = checklistOf(viewOf('lianhu', HISTORIC_FOLDER), {})
    expect(list.items).toHaveLength(6)
    expect([list.days.serial.max, list.days.parallel.max]).toEqual([16, 5])
  })

  it('金牛: four certificates 7 → 2 working days', () => {
    const list = checklistOf(viewOf('jinniu', HISTORIC_FOLDER), {})
    expect(list.items).toHaveLength(4)
    expect([list.days.serial.max, list.days.parallel.max]).toEqual([7, 2])
  })
})
