import { beforeAll, describe, expect, it, vi } from 'vitest'
import { requestPrecheck } from '../../shared/contract/application'
import { issueCertificate } from '../../shared/contract/certificate'
import { rateApplication } from '../../shared/contract/rating'
import { receive, SIGN_ONLY } from '../support/application'
import { complete, open, submit } from '../support/apply'
import { newDesk, newPhone, shot, type TestPage } from '../support/browser'
import { databaseOf, fileApplication, issue, issuerDeps } from '../support/document'
import { accountOf, type Hall, type Login } from '../support/hall'
import { endByClerk, FILING_ONLY, overApplication } from '../support/over'
import { Back } from '../support/under-way'
import { Visits } from '../support/visit'
import { bookVisitor, CENTRE, serveVisitor } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import type { Reading } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const screens = new Screens()
let hall: Hall
/** Who opens the pages; nobody is signed in as nobody. */
const people: Partial<Record<Who, Login>> = {}
/** Values that only exist once the hall does, by the name that stands for them in an address. */
const made: Record<string, string> = {}

beforeAll(async () => {
  hall = await screens.start()
  people.clerk = await hall.staff('clerk', CENTRE)
  people.approver = await hall.staff('approver', null, 'market')
  people.supervisor = await hall.staff('supervisor', CENTRE)
  people.admin = await hall.staff('admin', null)
  const served = await bookVisitor(hall)
  made.finished = served.appointment.id
  made.visit = await serveVisitor(hall, people.clerk, served)
  people.resident = served.login
  made.submitted = (await submit(hall, served.login, await complete(hall, served.login))).id
  made.draft = (await open(hall, served.login, SIGN_ONLY)).id
  made.over = (await overApplication(hall, served.login, people.clerk)).id
  const atCounter = await receive(hall, people.clerk, FILING_ONLY)
  await endByClerk(hall, people.clerk, atCounter.id)
  made.overAtCounter = atCounter.id
  await rateTwo()
  made.received = (await receive(hall, people.clerk, SIGN_ONLY)).id
  await hall.call(requestPrecheck, { as: served.login, params: { id: (await complete(hall, served.login)).id } })
  made.paper = await paperFor(served.login)
  await planVisit()
  people.issuer = await hall.staff('issuer', CENTRE)
  await issueFor(served.login, people.issuer)
  const next = await bookVisitor(hall, { login: served.login, name: '何为民', aheadMinutes: 26 * 60 })
  made.appointment = next.appointment.id
  const comer = await bookVisitor(hall, { name: '纪小满' })
  people.comer = comer.login
  made.today = comer.appointment.id
})

/** A refusal to somebody, issued outside a request. @returns its code */
async function paperFor(login: Login): Promise<string> {
  const db = databaseOf(hall)
  const deps = issuerDeps(hall, db)
  const filed = await fileApplication(hall, deps, { accountId: accountOf(login) })
  const { code } = await issue(hall, deps, filed)
  db.close()
  return code
}

/** Two licences of somebody: one lies at the issuing window, the other is still to be issued. */
async function issueFor(login: Login, issuer: Login): Promise<void> {
  const back = new Back(hall)
  const application = await back.submit(accountOf(login), [{ item: 'sign-permit' }, { item: 'sewer-permit' }])
  await back.grant(application.caseOf('sign-permit'))
  await back.grant(application.caseOf('sewer-permit'))
  const body = {
    base: back.versionOf(application.id),
    number: '川金城管广许〔2026〕001号',
    validFrom: '2026-09-14',
    validUntil: '2028-09-13',
  }
  const params = { id: application.caseOf('sign-permit') }
  const { answer } = await hall.call(issueCertificate, { as: issuer, params, body })
  back.close()
  made.issuing = application.id
  made.certificate = answer.id
}

/** A joint visit whose time is fixed, and an application that has none yet. */
async function planVisit(): Promise<void> {
  const visits = await Visits.start(hall)
  people.inspector = visits.market[0]
  made.inspection = (await visits.agreed()).visit.id
  made.unvisited = (await visits.underReview(null)).id
  visits.close()
}

/** An anonymous bad rating and a named good one, each of an application of somebody. */
async function rateTwo(): Promise<void> {
  const clerk = people.clerk as Login
  for (const [phone, body] of [
    ['13600000901', { level: 5, tags: ['slow'], words: '等了三个星期，中间没有人说一声。', anonymous: true }],
    ['13600000902', { level: 1, tags: ['clear', 'one_trip'] }],
  ] as const) {
    const as = await hall.login(phone)
    const { id } = await overApplication(hall, as, clerk)
    await hall.call(rateApplication, { as, params: { id }, body: { ...body, tags: [...body.tags] } })
  }
}

type Who = 'nobody' | 'resident' | 'comer' | 'clerk' | 'inspector' | 'approver' | 'supervisor' | 'issuer' | 'admin'

interface Shown {
  who: Who
  path: string
  /** Staff and hall pages use the whole desk; the others are a column. */
  wide?: boolean
}
const resident = (path: string): Shown => ({ who: 'resident', path })
const guest = (path: string): Shown => ({ who: 'nobody', path })
const desk = (who: Who, path: string): Shown => ({ who, path: `/packages/desk/${path}/index`, wide: true })
const supervision = (who: Who, path: string): Shown => ({ who, path: `/packages/supervision/${path}`, wide: true })
const staff = (who: Who, path: string): Shown => ({ who, path: `/packages/staff/${path}/index`, wide: true })

/** Every page by the name of its pictures: who opens it, and at which address. */
const PAGES: Readonly<Record<string, Shown>> = {
  home: resident('/pages/home/index'),
  'home-guest': guest('/pages/home/index'),
  bundles: guest('/pages/bundles/index'),
  bundle: guest('/pages/bundle/index?id=restaurant'),
  guide: guest('/pages/guide/index?id=restaurant'),
  checklist: guest('/pages/checklist/index?id=restaurant'),
  booking: resident('/pages/booking/index?bundle=restaurant'),
  change: resident('/pages/booking/index?change=:appointment'),
  pass: resident('/pages/pass/index?id=:appointment'),
  'pass-code': { who: 'comer', path: '/pages/pass/index?id=:today' },
  'pass-finished': resident('/pages/pass/index?id=:finished'),
  appointments: resident('/pages/appointments/index'),
  'appointments-guest': guest('/pages/appointments/index'),
  login: guest('/pages/login/index'),
  privacy: guest('/pages/privacy/index'),
  mine: resident('/pages/mine/index'),
  'mine-guest': guest('/pages/mine/index'),
  settings: resident('/pages/settings/index'),
  inbox: resident('/pages/inbox/index'),
  rate: resident('/packages/rating/rate/index?visit=:visit'),
  'rate-application': resident('/packages/rating/rate/index?application=:over'),
  paper: resident('/packages/document/paper/index?code=:paper'),
  verify: guest('/packages/document/verify/index?code=:paper'),
  'certificate-list': resident('/packages/certificate/list/index'),
  'certificate-list-guest': guest('/packages/certificate/list/index'),
  certificate: resident('/packages/certificate/one/index?id=:certificate'),
  pickup: resident('/packages/certificate/pickup/index?id=:issuing'),
  'published-grants': guest('/packages/certificate/grants/index'),
  'apply-form': resident('/packages/apply/form/index?id=:draft'),
  'apply-receipt': resident('/packages/apply/receipt/index?id=:submitted'),
  'apply-progress': { ...resident('/packages/apply/progress/index?id=:submitted'), wide: true },
  'apply-progress-over': { ...resident('/packages/apply/progress/index?id=:over'), wide: true },
  'apply-supplement': resident('/packages/apply/supplement/index?id=:submitted'),
  'apply-list': resident('/packages/apply/list/index'),
  'apply-identity': resident('/packages/apply/identity/index'),
  'apply-lookup': guest('/packages/apply/lookup/index'),
  kiosk: { who: 'clerk', path: '/packages/hall/kiosk/index', wide: true },
  today: staff('clerk', 'today'),
  'desk-work': desk('clerk', 'tasks'),
  'desk-case': { who: 'clerk', path: '/packages/desk/case/index?id=:received', wide: true },
  'desk-case-over': { who: 'clerk', path: '/packages/desk/case/index?id=:overAtCounter', wide: true },
  'desk-intake': desk('clerk', 'intake'),
  'desk-receive': desk('clerk', 'receive'),
  'desk-issuing': desk('issuer', 'issuing'),
  'desk-issuing-one': { who: 'issuer', path: '/packages/desk/issuing/index?application=:issuing', wide: true },
  'desk-import': desk('issuer', 'import'),
  'desk-certificates': desk('issuer', 'certificates'),
  'desk-prechecks': desk('clerk', 'prechecks'),
  'desk-authorisations': desk('admin', 'authorisations'),
  'desk-delegations': desk('approver', 'delegations'),
  'inspect-visits': { who: 'inspector', path: '/packages/inspect/visits/index', wide: true },
  'inspect-visit': { who: 'inspector', path: '/packages/inspect/visit/index?id=:inspection', wide: true },
  'inspect-plan': { who: 'clerk', path: '/packages/inspect/plan/index?id=:unvisited', wide: true },
  'supervision-overview': supervision('supervisor', 'overview/index'),
  'supervision-late': supervision('supervisor', 'late/index?light=yellow&item=sign-permit'),
  'supervision-cards': supervision('supervisor', 'cards/index'),
  'supervision-urges': supervision('approver', 'urges/index'),
  'supervision-registers': supervision('supervisor', 'registers/index'),
  'supervision-lights': supervision('admin', 'lights/index'),
  telephone: staff('clerk', 'telephone'),
  ratings: staff('supervisor', 'ratings'),
  'ratings-department': staff('approver', 'ratings'),
  objections: staff('supervisor', 'objections'),
  closures: staff('supervisor', 'closures'),
  'window-code': staff('supervisor', 'window-code'),
  grants: staff('admin', 'grants'),
  calendar: staff('admin', 'calendar'),
  rules: staff('admin', 'rules'),
  outbox: staff('admin', 'outbox'),
  audit: staff('admin', 'audit'),
}

const CHINESE: Reading = { language: 'zh-CN', largeType: false }
const DESK = { width: 1280, height: 800 }

/** Opens a page on a screen of its own, for whoever it is for. */
function opened({ who, path }: Shown, reading: Reading, on = newPhone): Promise<TestPage> {
  const address = path.replace(/:(\w+)/g, (_, key: string) => made[key] ?? '')
  return screens.open(address, { as: people[who], on, reading })
}

interface AppPages {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

it('are all the pages there are', async () => {
  vi.stubGlobal('defineAppConfig', (config: unknown) => config)
  const { default: config } = await import('../../miniapp/src/app.config')
  vi.unstubAllGlobals()
  const { pages, subPackages }: AppPages = config
  const all = [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))]
  const looked = new Set(Object.values(PAGES).map(({ path }) => path.replace(/^\/|\?.*/g, '')))
  expect([...looked].sort()).toEqual(all.sort())
})

describe.each(Object.entries(PAGES).filter(([, { wide }]) => !wide))('%s', (name, shown) => {
  it('fits a phone and a desk, has no grave finding of axe, and every part is reached by Tab', async () => {
    const tab = await opened(shown, CHINESE)
    await shot(tab.page, `pages/${name}`)
    expect(await layoutFaults(tab.page)).toEqual([])
    expect(await graveFindings(tab.page)).toEqual([])
    expect(await unreachable(tab.page)).toEqual([])
    await tab.page.setViewportSize(DESK)
    await shot(tab.page, `pages/${name}-desk`)
    expect(await layoutFaults(tab.page)).toEqual([])
    await tab.close()
  })

  it.each([
    ['in English', 'en', { language: 'en', largeType: false }],
    ['in large type', 'large', { language: 'zh-CN', largeType: true }],
  ] as const)('fits a phone %s', async (_words, suffix, reading) => {
    const tab = await opened(shown, reading)
    await shot(tab.page, `pages/${name}-${suffix}`)
    expect(await layoutFaults(tab.page)).toEqual([])
    await tab.close()
  })
})

describe.each(Object.entries(PAGES).filter(([, { wide }]) => wide))('%s', (name, shown) => {
  it.each([
    ['a desk', 'desk', newDesk],
    ['a phone', 'phone', newPhone],
  ] as const)('fits %s, has no grave finding of axe, and every part is reached by Tab', async (_words, suffix, on) => {
    const tab = await opened(shown, CHINESE, on)
    await shot(tab.page, `pages/${name}-${suffix}`)
    expect(await layoutFaults(tab.page)).toEqual([])
    expect(await graveFindings(tab.page)).toEqual([])
    expect(await unreachable(tab.page)).toEqual([])
    await tab.close()
  })

  it('fits a phone in English and large type', async () => {
    const tab = await opened(shown, { language: 'en', largeType: true })
    await shot(tab.page, `pages/${name}-large-en`)
    expect(await layoutFaults(tab.page)).toEqual([])
    await tab.close()
  })
})
