import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, newDesk, newPhone, shot, type TestPage } from '../support/browser'
import { type Hall, type Login, startHall } from '../support/hall'
import { bookVisitor, CENTRE, serveVisitor } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { openPage, type Reading, readAs, signIn } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'

let hall: Hall
let browser: Browser
let resident: Login
let clerk: Login
let admin: Login
/** Values that only exist once the hall does, by the name that stands for them in an address. */
const made: Record<string, string> = {}

beforeAll(async () => {
  hall = await startHall()
  browser = await launchBrowser()
  clerk = await hall.staff('clerk', CENTRE)
  admin = await hall.staff('admin', null)
  const served = await bookVisitor(hall)
  made.visit = await serveVisitor(hall, clerk, served)
  resident = served.login
  const next = await bookVisitor(hall, { login: resident, name: '何为民', aheadMinutes: 26 * 60 })
  made.appointment = next.appointment.id
})
afterAll(async () => {
  await browser.close()
  await hall.close()
})

type Who = 'nobody' | 'resident' | 'clerk' | 'admin'

/** Every page by the name of its pictures: who opens it, and at which address. */
const PAGES: Record<string, { who: Who; path: string }> = {
  home: { who: 'resident', path: '/pages/home/index' },
  'home-guest': { who: 'nobody', path: '/pages/home/index' },
  bundles: { who: 'nobody', path: '/pages/bundles/index' },
  bundle: { who: 'nobody', path: '/pages/bundle/index?id=restaurant' },
  guide: { who: 'nobody', path: '/pages/guide/index?id=restaurant' },
  checklist: { who: 'nobody', path: '/pages/checklist/index?id=restaurant' },
  booking: { who: 'resident', path: '/pages/booking/index?bundle=restaurant' },
  pass: { who: 'resident', path: '/pages/pass/index?id=:appointment' },
  appointments: { who: 'resident', path: '/pages/appointments/index' },
  login: { who: 'nobody', path: '/pages/login/index' },
  privacy: { who: 'nobody', path: '/pages/privacy/index' },
  mine: { who: 'resident', path: '/pages/mine/index' },
  'mine-guest': { who: 'nobody', path: '/pages/mine/index' },
  settings: { who: 'resident', path: '/pages/settings/index' },
  inbox: { who: 'resident', path: '/pages/inbox/index' },
  rate: { who: 'resident', path: '/packages/rating/rate/index?visit=:visit' },
}

const READINGS: Record<string, Reading> = {
  zh: { language: 'zh-CN', largeType: false },
  en: { language: 'en', largeType: false },
  large: { language: 'zh-CN', largeType: true },
  'large-en': { language: 'en', largeType: true },
}

async function opened(tab: TestPage, name: string, reading: Reading): Promise<TestPage> {
  const { who, path } = PAGES[name] ?? { who: 'nobody', path: name }
  await readAs(tab.context, reading)
  const login = { nobody: undefined, resident, clerk, admin }[who]
  if (login) await signIn(tab.context, login)
  await openPage(
    tab.page,
    hall,
    path.replace(/:(\w+)/g, (_, key: string) => made[key] ?? ''),
  )
  return tab
}

describe.each(Object.keys(PAGES))('%s', (name) => {
  it.each(Object.keys(READINGS))('fits a phone, %s', async (reading) => {
    const tab = await opened(await newPhone(browser), name, READINGS[reading] as Reading)
    await shot(tab.page, `pages/${name}-${reading}`)
    expect(await layoutFaults(tab.page)).toEqual([])
    await tab.close()
  })

  it('fits a desk', async () => {
    const tab = await opened(await newDesk(browser), name, READINGS.zh as Reading)
    await shot(tab.page, `pages/${name}-desk`)
    expect(await layoutFaults(tab.page)).toEqual([])
    await tab.close()
  })

  it('has no grave finding of axe, and every part is reached by Tab', async () => {
    const tab = await opened(await newPhone(browser), name, READINGS.zh as Reading)
    expect(await graveFindings(tab.page)).toEqual([])
    expect(await unreachable(tab.page)).toEqual([])
    await tab.close()
  })
})
