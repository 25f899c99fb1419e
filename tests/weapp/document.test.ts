import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PaperFacts } from '../../shared/domain/document/facts'
import { databaseOf, fileApplication, issue, issuerDeps } from '../support/document'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { type Phone, startPhone } from './harness/phone'

const ACCEPTED: PaperFacts = {
  kind: 'acceptance',
  acceptedOn: '2026-09-14',
  promised: { day: '2026-09-22', provisional: false },
  statutory: null,
}

describe('papers, in the mini-program', () => {
  let hall: Hall
  let owner: Login
  let code = ''
  let number = ''
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
    owner = await hall.login('13700000001')
    const db = databaseOf(hall)
    const deps = issuerDeps(hall, db)
    const filed = await fileApplication(hall, deps, { accountId: accountOf(owner), name: '欧阳小满' })
    const issued = await issue(hall, deps, filed, ACCEPTED)
    code = issued.code
    number = issued.number
    db.close()
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  // Before it looks for a canvas, Taro waits by the clock: this one goes on.
  const started = performance.now()
  const now = () => Math.floor(hall.clock.now() + performance.now() - started)
  const open = (page: string, storage = new Map<string, unknown>()) => {
    phone = startPhone({ origin: hall.origin, now, page, storage })
    return phone
  }

  test('a paper is read and kept as a picture; there is no printer', async () => {
    const storage = new Map<string, unknown>([['yichuang.session', JSON.stringify(owner.tokens)]])
    const paper = open(`/packages/document/paper/index?code=${code}`, storage)
    await paper.see(number)
    await paper.see('2026年9月22日')
    await paper.see('样证，不具印章效力')
    await paper.tap('存成图片')
    await paper.until('save a picture', () => (paper.hand.savedPictures.length > 0 ? true : undefined))
    const words = paper.drawings.flatMap(({ texts }) => texts).join(' ')
    for (const part of ['金牛区市场监督管理局', '受理通知书', number, '欧阳小满：', '样证，不具印章效力'])
      expect(words).toContain(part)
  })

  test('the code on a paper opens the public page without a login', async () => {
    const address = encodeURIComponent(`${hall.origin}/#/packages/document/verify/index?code=${code}`)
    const check = open(`/packages/document/verify/index?q=${address}`)
    await check.see('这份文书是真的')
    await check.see(number)
    await check.see('欧阳**')
  })

  test('a made-up code is unknown', async () => {
    const check = open('/packages/document/verify/index?code=made-up')
    await check.see('查不到这份文书')
  })
})
