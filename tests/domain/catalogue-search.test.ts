import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../shared/domain/bundle-view'
import { searchBundles } from '../../shared/domain/search'
import { catalogueOf } from '../support/catalogue'

const bundles = catalogueOf().bundles.map(summaryOf)
const found = (query: string) => searchBundles(query, bundles).map((hit) => hit.bundle.id)

describe('the search box of the home page', () => {
  it.each([
    ['开个小饭馆', 'restaurant'],
    ['我想开一家面馆', 'restaurant'],
    ['火锅', 'restaurant'],
    ['卖奶茶', 'restaurant'],
    ['重庆火锅店', 'restaurant'],
    ['怎么办理餐馆手续？', 'restaurant'],
    ['开民宿', 'hotel'],
    ['小旅馆', 'hotel'],
    ['客栈要什么证件', 'hotel'],
    ['跑货运', 'logistics'],
    ['买个货车拉货', 'logistics'],
    ['卖茶叶', 'tea-shop'],
    ['个体户', 'tea-shop'],
    ['注册公司', 'company'],
    ['开个公司', 'company'],
    ['I want to open a restaurant', 'restaurant'],
    ['Noodle Shop', 'restaurant'],
    ['start a company', 'company'],
    ['small hotel', 'hotel'],
    ['logistics', 'logistics'],
  ])('%s → %s', (query, id) => {
    expect(found(query)[0]).toBe(id)
  })

  it.each(['', '   ', '？！', '天气预报', 'zzzz', '\u0000', '🀄'])('finds nothing for %j', (query) => {
    expect(found(query)).toEqual([])
  })

  it('finds every bundle first by its own name', () => {
    for (const bundle of bundles) expect(found(bundle.name.zh)[0]).toBe(bundle.id)
  })

  it('never fails, and scores between 0 and 1, best first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => {
        const scores = searchBundles(query, bundles).map((hit) => hit.score)
        for (const score of scores) expect(score).toBeGreaterThan(0)
        for (const score of scores) expect(score).toBeLessThanOrEqual(1)
        expect([...scores].sort((a, b) => b - a)).toEqual(scores)
      }),
    )
  })
})
