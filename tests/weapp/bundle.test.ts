import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listApplications } from '../../shared/contract/application'
import { readDesk } from '../../shared/contract/case'
import { listMyCertificates, readPickup } from '../../shared/contract/certificate'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import { ITEMS, type ItemName } from '../support/bundle-story'
import { databaseOf, issuerDeps } from '../support/document'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { type Officers, officersOf } from '../support/officers'
import { CENTRE } from '../support/visitor'
import { type Phone, startPhone } from './harness/phone'
import { accepts, agrees, goesTo, grants, handsOver, issues, plansAVisit, recordsAPass } from './people/officer'
import { agreesToAVisit, answersGuide, fillsIn, findsOut, givesPapers, saysWho } from './people/resident'

const MY_NUMBER = '13900009001'
/** A week of ten people, in ms. */
const LONG = 240_000
const SEAL = '行政审批专用章'
/** What the issuing systems of the departments give. */
const NUMBERS: Readonly<Record<ItemName, string>> = {
  licence: '92510106MA00000001',
  food: 'JY25101060000001',
  fire: '金消安检字〔2026〕第0001号',
  sign: '金城管许字〔2026〕第0001号',
  sewer: '川金排许字第20260001号',
}
const ITEM_NAMES = ['licence', 'food', 'fire', 'sign', 'sewer'] as const

let hall: Hall
let departments: Record<'market' | 'fire' | 'urban' | 'water', Officers>
/** What each person's phone keeps between two looks at it. */
const kept = new Map<Login, { storage: Map<string, unknown>; files: Map<string, Uint8Array> }>()
let taken: Phone | undefined

beforeAll(async () => {
  hall = await startHall()
  departments = {
    market: await officersOf(hall, 'market'),
    fire: await officersOf(hall, 'fire'),
    urban: await officersOf(hall, 'urban'),
    water: await officersOf(hall, 'water'),
  }
})
afterAll(() => hall.close())
afterEach(() => taken?.close())

/** A person takes up the phone on this page, and puts it away afterwards. */
async function on<T>(login: Login, page: string, does: (phone: Phone) => Promise<T>): Promise<T> {
  const own = kept.get(login) ?? {
    storage: new Map<string, unknown>([
      ['yichuang.session', JSON.stringify(login.tokens)],
      ['yichuang.workplace', JSON.stringify({ pointId: CENTRE })],
    ]),
    files: new Map<string, Uint8Array>(),
  }
  kept.set(login, own)
  const phone = startPhone({ origin: hall.origin, now: hall.clock.now, page, ...own })
  taken = phone
  const done = await does(phone)
  taken = undefined
  phone.close()
  return done
}

/** Does something to the case of an item, found in the list of what waits. */
const takesUp = (login: Login, item: ItemName, does: (desk: Phone, name: string) => Promise<void>) =>
  on(login, '/packages/desk/tasks/index', async (desk) => {
    const { name } = ITEMS[item]
    await desk.tap(new RegExp(`${name} · 设立`))
    await desk.seePage('packages/desk/case/index')
    await does(desk, name)
  })

test(
  'goes from one tap on "我要开餐馆" to the last of five certificates, on phones',
  async () => {
    const me = await hall.login(MY_NUMBER)
    const clerk = await hall.staff('clerk', CENTRE)
    const planner = await hall.staff('clerk', CENTRE)
    // Looks by API only: the tokens of whoever takes up a phone are renewed on it.
    const onlooker = await hall.staff('clerk', CENTRE)

    // What is needed, one form, every paper, and the number to follow it by.
    await on(me, '/pages/home/index', async (phone) => {
      await findsOut(phone)
      await answersGuide(phone)
      await phone.tap('开始申请')
      await saysWho(phone, '何为民', identityNumber())
      await fillsIn(phone)
      expect(await givesPapers(phone)).toBe(10)
      await phone.tap('交上去')
      await phone.seePage('packages/apply/receipt/index')
      await phone.see(/20260914 \d{6} \d/)
      await phone.tap('看进度')
      await phone.see('5 件事，正在办')
    })
    const { applications } = (await hall.call(listApplications, { as: me, query: {} })).answer
    const id = applications[0]?.id ?? ''
    const progress = `/packages/apply/progress/index?id=${id}`
    /** The application as somebody of the hall sees it, and the case of an item. */
    const look = async (as: Login, item: ItemName) => {
      const { version, cases } = (await hall.call(readDesk, { as, params: { id } })).answer
      return { version, cases, caseId: cases.find(({ itemId }) => itemId === ITEMS[item].id)?.id ?? '' }
    }

    // The window accepts what does not wait; the licence is decided and issued, and what waited for it begins.
    hall.clock.set(shanghai('2026-09-14 14:00'))
    await takesUp(clerk, 'licence', (desk) => accepts(desk, ITEMS.sign.name, ITEMS.sewer.name))
    await takesUp(departments.market.approver, 'licence', grants)
    const issuer = await hall.staff('issuer', CENTRE)
    const window = `/packages/desk/issuing/index?application=${id}`
    hall.clock.set(shanghai('2026-09-14 15:30'))
    await on(issuer, window, (desk) => issues(desk, NUMBERS.licence, SEAL))
    hall.clock.set(shanghai('2026-09-15 10:00'))
    await takesUp(clerk, 'food', (desk) => accepts(desk, ITEMS.fire.name))

    // Four departments look at the papers.
    hall.clock.set(shanghai('2026-09-15 14:00'))
    await takesUp(departments.market.reviewer, 'food', agrees)
    await takesUp(departments.fire.reviewer, 'fire', agrees)
    await takesUp(departments.urban.reviewer, 'sign', agrees)
    await takesUp(departments.water.reviewer, 'sewer', agrees)

    // One joint visit at the time the resident chooses.
    hall.clock.set(shanghai('2026-09-16 09:00'))
    const inspectors = Object.values(departments).flatMap((of) => [of.inspector, of.secondInspector])
    await on(planner, `/packages/inspect/plan/index?id=${id}`, (desk) =>
      plansAVisit(desk, inspectors, ['9月17日 周四 10:00', '9月17日 周四 14:00']),
    )
    await on(me, progress, agreesToAVisit)
    hall.clock.set(shanghai('2026-09-17 10:30'))
    for (const [item, { inspector }] of [
      ['food', departments.market],
      ['fire', departments.fire],
      ['sign', departments.urban],
      ['sewer', departments.water],
    ] as const) {
      await on(inspector, '/packages/inspect/visits/index', async (phone) => {
        await goesTo(phone, '10:00')
        await recordsAPass(phone, ITEMS[item].name)
      })
    }

    // Each department decides, and the window enters what its issuing system gave.
    hall.clock.set(shanghai('2026-09-18 09:00'))
    await takesUp(departments.market.approver, 'food', grants)
    await takesUp(departments.fire.approver, 'fire', grants)
    await takesUp(departments.urban.approver, 'sign', grants)
    await takesUp(departments.water.approver, 'sewer', grants)
    for (const item of ['food', 'fire', 'sign', 'sewer'] as const) {
      const { caseId } = await look(onlooker, item)
      await on(issuer, `${window}&case=${caseId}`, (desk) => issues(desk, NUMBERS[item], SEAL))
    }

    // The code of six digits fetches all of it.
    const code = await on(me, progress, async (phone) => {
      await phone.tap('出示取证码')
      return (await phone.until('show six digits', () => /\d{3} \d{3}/.exec(phone.text())?.[0])).replace(' ', '')
    })
    await on(issuer, window, (desk) => handsOver(desk, code, 5))
    await on(me, progress, (phone) => phone.see('5 件事，办好 5 件'))
    await on(me, '/packages/certificate/list/index', async (phone) => {
      await phone.tap(/食品经营许可证/)
      await phone.see(NUMBERS.food)
    })

    // What is left behind: closed cases, certificates in the right hands, and whole chains.
    const { cases } = await look(onlooker, 'licence')
    expect(cases.map(({ itemId, state }) => [itemId, state])).toEqual(
      ITEM_NAMES.map((item) => [ITEMS[item].id, 'closed']),
    )
    // The tokens of the first login have been renewed on the phone since.
    const meElsewhere = await hall.login(MY_NUMBER)
    const { collected } = (await hall.call(readPickup, { as: meElsewhere, params: { id } })).answer
    expect(collected.map(({ how }) => how)).toEqual(ITEM_NAMES.map(() => 'handed'))
    const { certificates } = (await hall.call(listMyCertificates, { as: meElsewhere, query: {} })).answer
    const numbers = new Map(certificates.map(({ itemId, number }) => [itemId, number]))
    expect(numbers).toEqual(new Map(ITEM_NAMES.map((item) => [ITEMS[item].id, NUMBERS[item]])))
    const db = databaseOf(hall)
    const verified = await verifyChains(Context.system(issuerDeps(hall, db), 'test-verify', hall.clock.now()))
    db.close()
    expect(verified).toMatchObject({ cases: 5, broken: [] })
  },
  LONG,
)
