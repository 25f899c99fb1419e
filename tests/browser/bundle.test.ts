import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listDeskDocuments } from '../../shared/contract/document'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import { launchBrowser } from '../support/browser'
import { dayWords, ITEMS, type ItemName, limitsOf } from '../support/bundle-story'
import { databaseOf, issuerDeps } from '../support/document'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { type Officers, officersOf } from '../support/officers'
import { CENTRE } from '../support/visitor'
import { heading } from './support/app'
import { Clerk } from './support/bundle/clerk'
import { Inspector } from './support/bundle/inspector'
import { Issuer } from './support/bundle/issuer'
import { Officer } from './support/bundle/officer'
import { Onlooker } from './support/bundle/onlooker'
import { Person } from './support/bundle/person'
import { Planner } from './support/bundle/planner'
import { Registrar } from './support/bundle/registrar'
import { Resident } from './support/bundle/resident'

const PHONE = '13912340010'
/** Two weeks of ten people, in ms; on a machine with nothing else to do it takes a minute. */
const LONG = 300_000
const WRONG = '招牌效果图'
const SEAL = '行政审批专用章'
/** What the issuing systems of the departments give. */
const NUMBERS = {
  food: 'JY25101060000001',
  fire: '金消安检字〔2026〕第0001号',
  sign: '金城管许字〔2026〕第0001号',
  sewer: '川金排许字第20260001号',
}

let hall: Hall
let browser: Browser
let departments: Record<'market' | 'fire' | 'urban' | 'water', Officers>
beforeAll(async () => {
  hall = await startHall()
  browser = await launchBrowser()
  departments = {
    market: await officersOf(hall, 'market'),
    fire: await officersOf(hall, 'fire'),
    urban: await officersOf(hall, 'urban'),
    water: await officersOf(hall, 'water'),
  }
})
afterAll(async () => {
  await browser.close()
  await hall.close()
})

const desk = (login: Login) => Person.at('desk', browser, hall, 'bundle', login)

it(
  'goes from one tap on "我要开餐馆" to the last of five certificates',
  async () => {
    const phone = await Person.at('phone', browser, hall, 'bundle')
    const resident = new Resident(phone)
    const clerk = new Clerk(await desk(await hall.staff('clerk', CENTRE)))

    // What is needed, one form, and every paper.
    await resident.findsOut()
    await phone.picture('01-checklist', true)
    const photo = await phone.page.screenshot({ type: 'jpeg', quality: 60 })
    await resident.begins(PHONE)
    await resident.saysWho('何为民', identityNumber())
    await phone.picture('02-form', true)
    await resident.fillsIn()
    await phone.picture('03-papers', true)
    expect(await resident.givesPapers(photo)).toBe(10)
    await phone.picture('04-review', true)

    // 网上预审: one paper is wrong; only that one is mended.
    await resident.asksForALook()
    await phone.picture('05-precheck-asked', true)
    hall.clock.set(shanghai('2026-09-14 10:00'))
    await clerk.prechecks(WRONG, '拍糊了，请重拍一张')
    await clerk.at.picture('06-precheck-answered')
    hall.clock.set(shanghai('2026-09-14 11:00'))
    await resident.goesOn()
    await phone.picture('07-one-wrong', true)
    await resident.mends(WRONG, photo)
    await phone.picture('08-mended', true)
    const progress = await resident.submits()
    await phone.picture('09-receipt', true)

    // The window accepts what is complete and tells all that is missing of the other, once.
    hall.clock.set(shanghai('2026-09-14 14:00'))
    await clerk.takesUp(ITEMS.licence.name)
    await clerk.at.picture('10-clerk-case')
    await clerk.begins('a')
    await clerk.ticks(ITEMS.sewer.name)
    await clerk.at.picture('11-clerk-accepts')
    await clerk.does('受理 · 2')
    await clerk.turnsTo(ITEMS.sign.name)
    await clerk.notifies('招牌效果图', '图上看不清尺寸，请标上长和高')
    await clerk.at.picture('12-clerk-notice')
    await phone.open(progress)
    await phone.picture('13-progress', true)
    await stands(resident, 'licence', { chip: '还有 1 个工作日', holder: '区市场监督管理局', accepted: '2026-09-14' })
    await stands(resident, 'food', { chip: '等前一件', holder: null })
    await stands(resident, 'fire', { chip: '等前一件', holder: null })
    await stands(resident, 'sign', { chip: '等您补', holder: '在您手上' })
    await stands(resident, 'sewer', { chip: '最晚 9月22日办好', holder: '区水务局', accepted: '2026-09-14' })

    // The licence is decided at once; what waited for it starts by itself.
    const market = new Officer(await desk(departments.market.approver))
    await market.takesUp(ITEMS.licence.name)
    await market.grants()
    await market.at.picture('14-licence-granted')
    const id = /id=(\w+)/.exec(progress)?.[1] ?? ''
    const issuer = new Issuer(await desk(await hall.staff('issuer', CENTRE)))
    hall.clock.set(shanghai('2026-09-14 15:30'))
    await issuer.issues(ITEMS.licence.name, '92510106MA00000001', '区市场监督管理局行政审批专用章')
    await issuer.at.picture('14-licence-issued')
    hall.clock.set(shanghai('2026-09-15 09:00'))
    await phone.open(progress)
    await phone.picture('15-progress-licence', true)
    await stands(resident, 'food', { chip: '还有 4 个工作日', holder: '金牛区政务服务中心（演示）' })
    await resident.supplements('招牌效果图', photo)
    await phone.picture('16-supplemented', true)
    hall.clock.set(shanghai('2026-09-15 10:00'))
    await clerk.takesUp(ITEMS.sign.name)
    await clerk.begins('a')
    await clerk.ticks(ITEMS.food.name, ITEMS.fire.name)
    await clerk.does('受理 · 3')
    await clerk.at.picture('17-all-accepted')

    // Four departments look at the papers at the same time.
    hall.clock.set(shanghai('2026-09-15 14:00'))
    await Promise.all([
      reviews('food', departments.market),
      reviews('fire', departments.fire),
      reviews('sign', departments.urban),
      reviews('sewer', departments.water),
    ])
    await phone.open(progress)
    await phone.picture('18-progress-review', true)

    // One joint visit; the resident agrees to the time.
    hall.clock.set(shanghai('2026-09-16 09:00'))
    const planner = new Planner(await desk(await hall.staff('clerk', CENTRE)))
    const inspectors = Object.values(departments).flatMap((of) => [of.inspector, of.secondInspector])
    const times = ['9月17日 周四 10:00', '9月17日 周四 14:00']
    await planner.plansAVisit({ id, item: ITEMS.food.name, inspectors, times }, '19-planned')
    await phone.open(progress)
    await phone.picture('20-visit-offered', true)
    await resident.agreesToAVisit()
    await phone.picture('21-visit-agreed', true)
    await stands(resident, 'fire', { chip: '最晚 9月23日办好', holder: '区消防救援大队', accepted: '2026-09-15' })
    hall.clock.set(shanghai('2026-09-17 10:30'))
    // In the cellar of the restaurant there is no network: what is found and signed waits on the phone.
    const inspector = new Inspector(await Person.at('phone', browser, hall, 'bundle', departments.market.inspector))
    await inspector.goesTo('10:00')
    await inspector.at.offline(true)
    const rectify = { words: '洗手池没有接水', until: '2026-09-20' }
    await inspector.records({ item: ITEMS.food.name, rectify, photo })
    await inspector.waits(1)
    await inspector.hasItSigned('何为民', '21-signed')
    await inspector.waits(2)
    await inspector.at.picture('21-offline', true)
    await inspector.at.offline(false)
    await inspector.sees('何为民 签了字')
    await inspector.at.picture('21-sent', true)
    await Promise.all([
      passes('fire', departments.fire),
      passes('sign', departments.urban),
      passes('sewer', departments.water),
    ])
    await phone.open(progress)
    await phone.picture('22-rectify', true)
    await stands(resident, 'food', { chip: '最晚 9月21日办好', holder: '在您手上', accepted: '2026-09-15' })
    hall.clock.set(shanghai('2026-09-18 09:00'))
    await phone.open(progress)
    await resident.hasPutRight()
    await phone.picture('23-put-right', true)
    const own = [departments.market.inspector, departments.market.secondInspector]
    const again = { id, item: ITEMS.food.name, inspectors: own, times: ['9月21日 周一 09:30'] }
    await planner.plansAVisit(again, '23-planned-again')
    await phone.open(progress)
    await resident.agreesToAVisit()
    await phone.picture('24-second-visit', true)
    // The approvers of the other departments grant meanwhile.
    for (const [item, of] of [
      ['sign', departments.urban],
      ['sewer', departments.water],
      ['fire', departments.fire],
    ] as const) {
      const approver = new Officer(await desk(of.approver))
      await approver.takesUp(ITEMS[item].name)
      await approver.grants()
      await approver.at.picture(`25-granted-${item}`)
      await approver.at.leave()
    }
    hall.clock.set(shanghai('2026-09-21 10:00'))
    await inspector.goesTo('09:30')
    await inspector.records({ item: ITEMS.food.name })
    await inspector.sees(/已传/)
    hall.clock.set(shanghai('2026-09-21 14:00'))
    await market.takesUp(ITEMS.food.name)
    await market.grants()
    await phone.open(progress)
    await phone.picture('26-all-granted', true)
    for (const [item, number] of Object.entries(NUMBERS))
      await issuer.issues(ITEMS[item as ItemName].name, number, SEAL)
    await issuer.at.picture('27-issued')
    await phone.open(progress)
    await phone.picture('27-ready', true)
    const code = await resident.pickUpCode()
    const number = ((await phone.front.locator('.progress-number').textContent()) ?? '').replace(/\D/g, '')
    await issuer.givesOut(`${number} ${code}`, NUMBERS.sign, 'EM123456789CN')
    await issuer.at.picture('30-given-out')
    await phone.open(progress)
    await phone.picture('31-done', true)
    await heading(phone.page, '5 件事，办好 5 件')
    expect(await resident.reads('food')).toMatchObject({ chip: '办好了', holder: null })

    // What is left behind: published grants, genuine papers, registers that agree, and whole chains.
    const onlooker = new Onlooker(await Person.at('phone', browser, hall, 'bundle'))
    const { licence: _, ...published } = ITEMS
    expect((await onlooker.readsGrants()).sort()).toEqual(
      Object.values(published)
        .map(({ name }) => name)
        .sort(),
    )
    await onlooker.at.picture('32-grants', true)
    const supervisor = await hall.staff('supervisor', CENTRE)
    const { documents } = (await hall.call(listDeskDocuments, { as: supervisor, params: { id } })).answer
    expect(documents.length).toBeGreaterThan(10)
    for (const { code: on, number: written } of documents) expect(await onlooker.scans(on)).toBe(written)
    await onlooker.at.picture('33-genuine')
    const registers = new Registrar(await desk(supervisor))
    for (const register of ['受理台账', '办理台账']) {
      const rows = await registers.reads(register, '2026-09-14', '2026-09-21')
      expect(rows.map(({ item }) => item).sort()).toEqual(
        Object.values(ITEMS)
          .map(({ name }) => name)
          .sort(),
      )
      expect(rows.map(({ light }) => light)).toEqual([null, null, null, null, null])
      await registers.at.picture(`34-${register}`)
    }
    const db = databaseOf(hall)
    const verified = await verifyChains(Context.system(issuerDeps(hall, db), 'test-verify', hall.clock.now()))
    db.close()
    expect(verified).toMatchObject({ cases: 5, broken: [] })
    const people = [phone, clerk.at, market.at, issuer.at, planner.at, inspector.at, onlooker.at, registers.at]
    for (const person of people) await person.leave()
  },
  LONG,
)

/** The reviewer of a department agrees. */
async function reviews(item: ItemName, { reviewer }: Officers): Promise<void> {
  const officer = new Officer(await desk(reviewer))
  await officer.takesUp(ITEMS[item].name)
  await officer.agrees()
  await officer.at.picture(`18-review-${item}`)
  await officer.at.leave()
}

/** An inspector of a department finds nothing wrong. */
async function passes(item: ItemName, { inspector }: Officers): Promise<void> {
  const officer = new Inspector(await Person.at('phone', browser, hall, 'bundle', inspector))
  await officer.goesTo('10:00')
  await officer.records({ item: ITEMS[item].name })
  await officer.sees(/已传/)
  await officer.at.picture(`21-passed-${item}`, true)
  await officer.at.leave()
}

/** The page says who has an item and until when, and its limits are those of the law and the promise. */
async function stands(
  resident: Resident,
  item: ItemName,
  { accepted, ...told }: { chip: string; holder: string | null; accepted?: string },
): Promise<void> {
  const limits = accepted === undefined ? null : limitsOf(item, accepted)
  const words = (day: string) => expect.stringMatching(new RegExp(`^${dayWords(day)} 周.$`))
  expect(await resident.reads(item), item).toMatchObject({
    ...told,
    ...(limits === null ? {} : { promised: words(limits.promised), statutory: words(limits.statutory) }),
  })
}
