import { expect, it } from 'vitest'
import { nameOfVariant } from '../../shared/domain/variant-name'

const LICENCE = { zh: '食品经营许可证', en: 'Food licence' }

it('says what is done to an item, unless it is new', () => {
  const of = (answers: string) => nameOfVariant(LICENCE, answers)
  expect([of(''), of('variant:establish'), of('route:commitment')]).toEqual([LICENCE, LICENCE, LICENCE])
  expect(of('variant:reissue,route:ordinary')).toEqual({
    zh: '食品经营许可证 · 补办',
    en: 'Food licence · replacement',
  })
  expect(of('variant:cancel').zh).toBe('食品经营许可证 · 注销')
  // What is no answer, or no variant, changes no name.
  expect([of('variant:nothing'), of('~~')]).toEqual([LICENCE, LICENCE])
})
