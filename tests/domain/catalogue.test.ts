import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { BundleView, Catalogue } from '../../shared/contract/catalogue'
import { bundleView } from '../../shared/domain/bundle-view'
import { checklistOf } from '../../shared/domain/checklist'
import { loadCatalogue } from '../../worker/catalogue/load'
import { CATALOGUE_FOLDER, catalogueOf, viewOf } from '../support/catalogue'

const { catalogue, warnings } = loadCatalogue(CATALOGUE_FOLDER)
const CHINESE = /[\u3400-\u9fff，。：；（）《》“”]/

/** Every English text of a value, with its Chinese one. */
function textsOf(value: unknown): { zh: string; en: string }[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  const { zh, en } = value as Record<string, unknown>
  if (typeof zh === 'string' && typeof en === 'string') return [{ zh, en }]
  return Object.values(value).flatMap(textsOf)
}

describe('the catalogue of the district', () => {
  it('loads without a warning and is plain data in the shape of the contract', () => {
    expect(warnings).toEqual([])
    expect(v.parse(Catalogue, JSON.parse(JSON.stringify(catalogue)))).toEqual(catalogue)
  })

  it('holds the first five bundles', () => {
    expect(catalogue.bundles.map((bundle) => bundle.name.zh)).toEqual([
      '我要开餐馆',
      '我要开茶叶店',
      '我要开旅馆',
      '我要开物流公司',
      '我要开办企业',
    ])
  })

  it('is complete in English, with no rule left unnamed in a text', () => {
    for (const { zh, en } of textsOf(catalogue)) {
      if (!en.startsWith('川A')) expect(en, zh).not.toMatch(CHINESE)
      expect(zh + en).not.toMatch(/[{}]/)
    }
  })

  it('puts the numbers of local rules into the texts', () => {
    const area = viewOf('restaurant').bundle.questions.find((question) => question.id === 'area')
    expect(area?.why.zh).toContain('300 平方米')
    expect(viewOf('restaurant').rules.map((rule) => rule.id)).toEqual(['fire-check-area'])
  })

  it('has one district centre, three streets and six communities, in a tree, all marked as demonstration', () => {
    const count = (level: string) => catalogue.points.filter((point) => point.level === level).length
    expect([count('district'), count('street'), count('community')]).toEqual([1, 3, 6])
    for (const point of catalogue.points) {
      expect(point.demo).toBe(true)
      const parent = catalogue.points.find((candidate) => candidate.id === point.parent)
      expect(parent?.level).toBe({ district: undefined, street: 'district', community: 'street' }[point.level])
    }
  })

  it('accepts every member of every bundle at the centre', () => {
    const centre = catalogue.points.find((point) => point.level === 'district')
    for (const bundle of catalogue.bundles) for (const { item } of bundle.items) expect(centre?.accepts).toContain(item)
  })

  it('accepts nothing at a point whose level does not', () => {
    for (const point of catalogue.points) {
      for (const id of point.accepts) {
        expect(catalogue.items.find((item) => item.id === id)?.acceptedAt[point.level]).toBeDefined()
      }
    }
  })

  it('gives hours in minutes of the day', () => {
    const centre = catalogue.points.find((point) => point.level === 'district')
    expect(centre?.hours[0]).toEqual({ weekdays: [1, 2, 3, 4, 5], from: 540, to: 720 })
    expect(centre?.hours.map((hours) => hours.service)).toContain('noon')
    expect(centre?.hours.map((hours) => hours.service)).toContain('after-hours')
  })
})

describe('the view of a bundle', () => {
  it.each(catalogue.bundles.map((bundle) => bundle.id))('%s carries what it refers to and nothing else', (id) => {
    const view = viewOf(id)
    expect(v.is(BundleView, JSON.parse(JSON.stringify(view)))).toBe(true)
    const members = view.bundle.items.map((member) => member.item)
    expect(new Set(view.items.map((item) => item.id))).toEqual(new Set(members))
    const asked = view.bundle.items.flatMap((member) => member.materials.map((entry) => entry.material))
    const listed = view.items.flatMap((item) => item.materials.map((entry) => entry.material))
    const issued = view.items.flatMap((item) => item.result.material ?? [])
    expect(new Set(view.materials.map((material) => material.id))).toEqual(new Set([...asked, ...listed, ...issued]))
    const authorities = view.items.map((item) => item.authority)
    expect(new Set(view.departments.map((department) => department.id))).toEqual(new Set(authorities))
  })

  it.each(catalogue.bundles.map((bundle) => bundle.id))('%s is small enough to keep on a phone', (id) => {
    expect(JSON.stringify(viewOf(id)).length).toBeLessThan(90_000)
  })

  it('resolves to the same list after a trip through JSON', () => {
    const answers = { building: 'commercial', area: 'unknown' }
    const copy = JSON.parse(JSON.stringify(viewOf('restaurant')))
    expect(checklistOf(copy, answers)).toEqual(checklistOf(viewOf('restaurant'), answers))
  })

  it('is undefined for a bundle that is not there', () => {
    expect(bundleView(catalogueOf(), 'nothing')).toBeUndefined()
  })
})
