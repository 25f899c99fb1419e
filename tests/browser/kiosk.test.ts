import { beforeAll, describe, expect, it } from 'vitest'
import { newDesk, shot, type TestPage } from '../support/browser'
import type { Hall } from '../support/hall'
import { bookVisitor, CENTRE, passOf, type Visitor } from '../support/visitor'
import { button } from './support/app'
import { Screens } from './support/screens'

const KIOSK = '/packages/hall/kiosk/index'
const MINUTE_MS = 60_000

const screens = new Screens(/status of 4\d\d/)
let hall: Hall
beforeAll(async () => {
  hall = await screens.start()
})

const comeFor = ({ startsAt }: Visitor, minutesBefore: number) => hall.clock.set(startsAt - minutesBefore * MINUTE_MS)

/** The machine, awake at the hall's time; a refusal is also a line in the browser's own log. */
async function kiosk(viewport = { width: 1280, height: 800 }): Promise<TestPage> {
  // A machine of its own each time: a session that was renewed here would be a stolen one there.
  return screens.open(KIOSK, { as: await hall.staff('kiosk', CENTRE), on: newDesk, viewport })
}

async function typeIn({ page }: TestPage, keys: string): Promise<void> {
  for (const key of keys) await button(page, key).click()
}

describe('the kiosk', () => {
  it('checks in by number and digits typed with a finger, and says early, used and wrong in words', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 60 })
    const { number } = visitor.appointment
    comeFor(visitor, 42)
    const early = await kiosk()
    await typeIn(early, number + (await passOf(hall, visitor)).digits)
    await early.page.getByText('再过 12 分钟就可以签到').waitFor()
    await shot(early.page, 'kiosk/early')
    await early.close()

    comeFor(visitor, 5)
    const { digits } = await passOf(hall, visitor)
    const tab = await kiosk()
    await typeIn(tab, number + (digits === '000000' ? '000001' : '000000'))
    await tab.page.getByText('没有认出来').waitFor()
    await shot(tab.page, 'kiosk/wrong')
    await button(tab.page, '好了').click()
    await typeIn(tab, number + digits)
    await tab.page.getByText('签到好了').waitFor()
    expect(await tab.page.locator('.answer__figure').textContent()).toBe(number)
    await shot(tab.page, 'kiosk/done')
    await button(tab.page, '好了').click()
    await typeIn(tab, number + digits)
    await tab.page.getByText('已经签到过了').waitFor()
    await shot(tab.page, 'kiosk/used')
    await tab.close()
  })

  it('reads what a scanner types, and goes back to the beginning by itself', async () => {
    const visitor = await bookVisitor(hall)
    comeFor(visitor, 5)
    const tab = await kiosk({ width: 800, height: 1280 })
    await shot(tab.page, 'kiosk/upright')
    await tab.page.keyboard.type((await passOf(hall, visitor)).code)
    await tab.page.keyboard.press('Enter')
    await tab.page.getByText('签到好了').waitFor()
    await tab.page.getByText('您来签到吗？').waitFor({ timeout: 20_000 })
    expect(await tab.page.locator('.typed__value').count()).toBe(0)
    await tab.close()
  })

  it('sends who is late to the enquiry desk', async () => {
    const visitor = await bookVisitor(hall)
    comeFor(visitor, -14)
    const { code } = await passOf(hall, visitor)
    comeFor(visitor, -15.5)
    const tab = await kiosk()
    await tab.page.keyboard.type(code)
    await tab.page.keyboard.press('Enter')
    await tab.page.getByText(/过了预约时间|码过期了/).waitFor()
    await shot(tab.page, 'kiosk/late')
    await tab.close()
  })
})
