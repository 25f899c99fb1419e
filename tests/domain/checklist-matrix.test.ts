import { describe, expect, it } from 'vitest'
import type { BundleView } from '../../shared/contract/catalogue'
import type { Answers } from '../../shared/domain/checklist'
import { checklistOf } from '../../shared/domain/checklist'
import { viewOf } from '../support/catalogue'

/*
 * The two worked bundles of the design, row by row: ● required, ○ depends on an answer, blank not asked,
 * out: issued by that item. "share" is a required paper given once, so it reads ● here; that it is given once is
 * asserted apart. Where a row names a case (if an agent, ordinary route) the answers of that case are given.
 */

const ITEMS = {
  B1: 'business-licence',
  B2: 'food-licence',
  B3: 'fire-check',
  B4: 'sign-permit',
  B5: 'sewer-permit',
  B6: 'hotel-security',
  B7: 'hygiene-licence',
} as const
const COLUMNS = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7'] as const
type Column = (typeof COLUMNS)[number]

interface Row {
  title: string
  materials: string[]
  answers: Answers
  /** One mark per column B1 … B7. */
  marks: readonly string[]
}

const ROWS: Row[] = [
  {
    title: 'combined application form',
    materials: ['combined-form'],
    answers: {},
    marks: ['●', '●', '●', '●', '●', '●', '●'],
  },
  { title: 'identity document', materials: ['id-card'], answers: {}, marks: ['●', '●', '●', '●', '●', '●', '●'] },
  {
    title: 'authorisation and agent’s identity, with an agent',
    materials: ['agent-authorisation'],
    answers: { agent: 'yes' },
    marks: ['●', '●', '●', '●', '●', '●', '●'],
  },
  {
    title: 'right to use the premises',
    materials: ['premises-proof'],
    answers: {},
    marks: ['●', '●', '●', '○', '●', '○', '●'],
  },
  {
    title: 'articles, of a company',
    materials: ['articles'],
    answers: { who: 'company' },
    marks: ['●', '', '', '', '', '', ''],
  },
  {
    title: 'business licence',
    materials: ['business-licence-cert'],
    answers: {},
    marks: ['out', '●', '●', '○', '○', '●', '●'],
  },
  { title: 'floor plan', materials: ['floor-plan'], answers: {}, marks: ['', '●', '●', '', '', '●', '●'] },
  { title: 'food safety rules', materials: ['food-rules'], answers: {}, marks: ['', '●', '', '', '', '', ''] },
  { title: 'fire rules', materials: ['fire-rules'], answers: {}, marks: ['', '', '●', '', '', '', ''] },
  { title: 'security rules', materials: ['security-rules'], answers: {}, marks: ['', '', '', '', '', '●', ''] },
  { title: 'hygiene rules', materials: ['hygiene-rules'], answers: {}, marks: ['', '', '', '', '', '', '●'] },
  { title: 'equipment list', materials: ['equipment-list'], answers: {}, marks: ['', '●', '', '', '', '', ''] },
  {
    title: 'written commitment, on the commitment route',
    materials: ['commitment'],
    answers: { 'fire-route': 'commitment', route: 'commitment' },
    marks: ['', '', '●', '', '', '○', '●'],
  },
  { title: 'rendering of the sign', materials: ['sign-rendering'], answers: {}, marks: ['', '', '', '●', '', '', ''] },
  {
    title: 'outlet drawing, pretreatment, test report',
    materials: ['outlet-drawing', 'pretreatment-note', 'water-test-report'],
    answers: {},
    marks: ['', '', '', '', '●', '', ''],
  },
  {
    title: 'hygiene test report, on the ordinary route',
    materials: ['hygiene-test-report'],
    answers: { 'fire-route': 'ordinary', route: 'ordinary' },
    marks: ['', '', '', '', '', '', '●'],
  },
  {
    title: 'central air-conditioning test',
    materials: ['air-conditioning-test'],
    answers: {},
    marks: ['', '', '', '', '', '', '○'],
  },
]

const BUNDLES: { id: string; columns: Column[]; everything: Answers }[] = [
  {
    id: 'restaurant',
    columns: ['B1', 'B2', 'B3', 'B4', 'B5'],
    everything: { building: 'commercial', dining: 'dine-in', area: 500, sign: 'large', sewer: 'yes' },
  },
  {
    id: 'hotel',
    columns: [...COLUMNS],
    everything: { meals: 'yes', building: 'commercial', sign: 'large' },
  },
]

function markOf(view: BundleView, answers: Answers, item: string, materialId: string): string {
  const list = checklistOf(view, answers)
  if (view.items.some((candidate) => candidate.id === item && candidate.result.material === materialId)) return 'out'
  // A licence passed on inside the hall is looked up where it would be asked for: without the item that issues it.
  const asked = { ...view, items: view.items.map((i) => ({ ...i, result: { ...i.result, material: undefined } })) }
  const source = list.handedOn.some((entry) => entry.material === materialId) ? checklistOf(asked, answers) : list
  const need = source.materials.find((entry) => entry.id === materialId)?.neededBy.find((entry) => entry.item === item)
  return need === undefined ? '' : need.certainty === 'certain' ? '●' : '○'
}

for (const { id, columns, everything } of BUNDLES) {
  describe(`matrix of 我要开${id === 'hotel' ? '旅馆' : '餐馆'}`, () => {
    const view = viewOf(id)
    const expectedOf = (row: Row) =>
      Object.fromEntries(columns.map((column) => [column, row.marks[COLUMNS.indexOf(column)]]))

    for (const row of ROWS) {
      it(row.title, () => {
        for (const material of row.materials) {
          const answers = { ...everything, ...row.answers }
          const marks = columns.map((column) => [column, markOf(view, answers, ITEMS[column], material)])
          expect(Object.fromEntries(marks)).toEqual(expectedOf(row))
        }
      })
    }

    it('names no material outside the matrix', () => {
      const known = new Set(ROWS.flatMap((row) => row.materials))
      for (const member of view.bundle.items)
        for (const { material } of member.materials) expect(known).toContain(material)
    })

    it('asks for each shared paper once, and never for the licence it makes itself', () => {
      const list = checklistOf(view, everything)
      const ids = list.materials.map((material) => material.id)
      expect(ids).toHaveLength(new Set(ids).size)
      expect(ids).not.toContain('business-licence-cert')
      const licence = list.handedOn.find((entry) => entry.material === 'business-licence-cert')
      expect(licence).toMatchObject({ certainty: 'certain', madeBy: ['business-licence'] })
    })
  })
}

describe('items, limits and order of the two bundles', () => {
  const idsOf = (bundle: string, answers: Answers) => {
    const list = checklistOf(viewOf(bundle), answers)
    return list.items.filter((item) => item.certainty === 'certain').map((item) => item.id)
  }

  it('我要开餐馆: licence and food always, the others by their answers, no hygiene licence', () => {
    const least = { dining: 'takeaway', sign: 'small', sewer: 'no', building: 'commercial' }
    expect(idsOf('restaurant', least)).toEqual([ITEMS.B1, ITEMS.B2])
    expect(idsOf('restaurant', { ...least, dining: 'dine-in', area: 299 })).toEqual([ITEMS.B1, ITEMS.B2])
    expect(idsOf('restaurant', { ...least, dining: 'dine-in', area: 300 })).toEqual([ITEMS.B1, ITEMS.B2, ITEMS.B3])
    expect(idsOf('restaurant', { ...least, sign: 'large' })).toEqual([ITEMS.B1, ITEMS.B2, ITEMS.B4])
    expect(idsOf('restaurant', { ...least, sewer: 'yes' })).toEqual([ITEMS.B1, ITEMS.B2, ITEMS.B5])
    const everything = { dining: 'dine-in', area: 300, sign: 'large', sewer: 'yes' }
    expect(idsOf('restaurant', everything)).toEqual([ITEMS.B1, ITEMS.B2, ITEMS.B3, ITEMS.B4, ITEMS.B5])
    expect(viewOf('restaurant').bundle.notNeeded.map((entry) => entry.name.zh)).toEqual(['公共场所卫生许可证'])
  })

  it('我要开旅馆: licence, fire, police, hygiene always; food and sewer with meals; a large sign', () => {
    expect(idsOf('hotel', { meals: 'no', sign: 'small' })).toEqual([ITEMS.B1, ITEMS.B3, ITEMS.B6, ITEMS.B7])
    expect(new Set(idsOf('hotel', { meals: 'yes', sign: 'large' }))).toEqual(new Set(Object.values(ITEMS)))
  })

  it('promises and statutory limits are those of the table', () => {
    const list = checklistOf(viewOf('hotel'), { meals: 'yes', sign: 'large', route: 'ordinary' })
    const days = list.items.map((item) => [item.id, item.statutoryDays?.max, item.promisedDays.max])
    expect(days).toEqual([
      [ITEMS.B1, 3, 1],
      [ITEMS.B2, 10, 5],
      [ITEMS.B3, 13, 7],
      [ITEMS.B4, 20, 3],
      [ITEMS.B5, 20, 7],
      [ITEMS.B6, 20, 7],
      [ITEMS.B7, 20, 5],
    ])
    const committed = checklistOf(viewOf('hotel'), { route: 'commitment' })
    expect(committed.items.find((item) => item.id === ITEMS.B3)?.promisedDays).toEqual({ min: 1, max: 1 })
  })

  it('only those that need the licence wait for it', () => {
    for (const bundle of ['restaurant', 'hotel']) {
      const waiting = viewOf(bundle).bundle.items.filter((member) => member.after.length > 0)
      for (const member of waiting) expect(member.after).toEqual([ITEMS.B1])
      const marked = new Set<string>([ITEMS.B2, ITEMS.B3, ITEMS.B6, ITEMS.B7])
      const expected = viewOf(bundle).bundle.items.filter((member) => marked.has(member.item))
      expect(waiting).toEqual(expected)
    }
  })
})
