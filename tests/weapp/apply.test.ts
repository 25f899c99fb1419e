import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listApplications, readApplication } from '../../shared/contract/application'
import { FIVE_ITEMS } from '../support/application'
import { complete, fill, open as openDraft, operator, submit } from '../support/apply'
import { type Hall, type Login, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { type Phone, startPhone } from './harness/phone'

const FORM = '/packages/apply/form/index'

describe('an application, in the mini-program', () => {
  let hall: Hall
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  const start = (page: string, login?: Login, storage = new Map<string, unknown>()) => {
    if (login) storage.set('yichuang.session', JSON.stringify(login.tokens))
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page, storage })
    return phone
  }
  const drafts = async (as: Login) => (await hall.call(listApplications, { as, query: {} })).answer.applications

  test('begins at the checklist; what is typed without a network outlives the closed program', async () => {
    const as = await hall.login('13900003001')
    const storage = new Map<string, unknown>()
    const link = `/pages/checklist/index?id=restaurant&a=${encodeURIComponent(FIVE_ITEMS.answers)}`
    const list = start(link, as, storage)
    await list.tap('开始申请')
    await list.seePage('packages/apply/form/index')
    await list.tap(/^个体工商户/)
    await list.type('店名（字号）', '小满面馆')
    await list.see('都存好了')
    const [draft] = await drafts(as)
    list.setOnline(false)
    await list.type('经营者姓名', '何为民')
    await list.see('没连上网，连上就存')
    list.close()

    const again = start(`${FORM}?id=${draft?.id}`, as, storage)
    await again.see('何为民')
    await again.see('都存好了')
    const { answer } = await hall.call(readApplication, { as, params: { id: draft?.id ?? '' } })
    expect(answer.applicant).toMatchObject({ kind: 'household', name: '小满面馆', person: '何为民' })
    expect(storage.get('yichuang.drafts')).toBe('{}')
  })

  test('a complete one is looked over, submitted, and followed; a second phone finds it submitted', async () => {
    const as = await hall.login('13900003002')
    const draft = await complete(hall, as)
    const form = start(`${FORM}?id=${draft.id}`, as)
    await form.see('看一遍，没错就交')
    await form.see('办 5 件事')
    await form.tap('交上去')
    await form.seePage('packages/apply/receipt/index')
    await form.see(/20260914 \d{6} \d/)
    expect(form.routes()).not.toContain('packages/apply/form/index')
    await form.tap('看进度')
    await form.seePage('packages/apply/progress/index')
    await form.see('5 件事，正在办')
    await form.tap(/^营业执照/)
    await form.see('现在谁在办')
    form.close()
    const other = start(`${FORM}?id=${draft.id}`, as)
    await other.see('已经交上去了')
    await other.tap('看进度')
    await other.see('5 件事，正在办')
  })

  test('what is missing is named on the last step, and a tap leads there', async () => {
    const as = await hall.login('13900003003')
    const { id } = await openDraft(hall, as, FIVE_ITEMS)
    const form = start(`${FORM}?id=${id}`, as)
    await form.see('谁来办这件事？')
    await form.tap(/看一遍$/)
    await form.see(/还差 \d+ 处/)
    await form.tap(/^填表，还差/)
    await form.see('只填这一张表')
    await form.see('这一项还没填。')
  })

  test('is looked up by its number and four digits, without login', async () => {
    const as = await hall.login('13900003004')
    const document = identityNumber()
    const draft = await fill(hall, as, await openDraft(hall, as), FIVE_ITEMS, operator('何为民', document))
    const { number } = await submit(hall, as, draft)
    const lookup = start('/packages/apply/lookup/index')
    await lookup.type('查询号', number ?? '')
    await lookup.type('申请人证件的后四位', document.slice(-4))
    await lookup.tap('查')
    await lookup.see('5 件事，正在办')
    await lookup.see('这里只显示进度')
    expect(lookup.text()).not.toContain('何为民')
  })
})
