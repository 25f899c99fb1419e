import Taro from '@tarojs/taro'

/** The pages of the tab bar, with their paths. */
export const TABS = {
  home: '/pages/home/index',
  bundles: '/pages/bundles/index',
  appointments: '/pages/appointments/index',
  mine: '/pages/mine/index',
} as const
export type Tab = keyof typeof TABS

/** Every other page, by a short name. */
export const PAGES = {
  bundle: '/pages/bundle/index',
  guide: '/pages/guide/index',
  checklist: '/pages/checklist/index',
  booking: '/pages/booking/index',
  pass: '/pages/pass/index',
  login: '/pages/login/index',
  privacy: '/pages/privacy/index',
  settings: '/pages/settings/index',
  inbox: '/pages/inbox/index',
  staffToday: '/packages/staff/today/index',
  staffTelephone: '/packages/staff/telephone/index',
  staffRatings: '/packages/staff/ratings/index',
  staffObjections: '/packages/staff/objections/index',
  staffClosures: '/packages/staff/closures/index',
  staffWindowCode: '/packages/staff/window-code/index',
  staffGrants: '/packages/staff/grants/index',
  staffCalendar: '/packages/staff/calendar/index',
  staffRules: '/packages/staff/rules/index',
  staffOutbox: '/packages/staff/outbox/index',
  staffAudit: '/packages/staff/audit/index',
  deskWork: '/packages/desk/tasks/index',
  deskCase: '/packages/desk/case/index',
  deskIntake: '/packages/desk/intake/index',
  deskPrechecks: '/packages/desk/prechecks/index',
  deskReceive: '/packages/desk/receive/index',
  deskIssuing: '/packages/desk/issuing/index',
  deskImport: '/packages/desk/import/index',
  deskCertificates: '/packages/desk/certificates/index',
  deskAuthorisations: '/packages/desk/authorisations/index',
  deskDelegations: '/packages/desk/delegations/index',
  inspectVisits: '/packages/inspect/visits/index',
  inspectVisit: '/packages/inspect/visit/index',
  inspectPlan: '/packages/inspect/plan/index',
  supervisionOverview: '/packages/supervision/overview/index',
  supervisionLate: '/packages/supervision/late/index',
  supervisionCards: '/packages/supervision/cards/index',
  supervisionUrges: '/packages/supervision/urges/index',
  supervisionRegisters: '/packages/supervision/registers/index',
  supervisionLights: '/packages/supervision/lights/index',
  kiosk: '/packages/hall/kiosk/index',
  rate: '/packages/rating/rate/index',
  certificates: '/packages/certificate/list/index',
  certificate: '/packages/certificate/one/index',
  pickup: '/packages/certificate/pickup/index',
  grants: '/packages/certificate/grants/index',
  paper: '/packages/document/paper/index',
  verify: '/packages/document/verify/index',
  applyForm: '/packages/apply/form/index',
  applyReceipt: '/packages/apply/receipt/index',
  applyProgress: '/packages/apply/progress/index',
  applySupplement: '/packages/apply/supplement/index',
  applyLookup: '/packages/apply/lookup/index',
  applyList: '/packages/apply/list/index',
  applyIdentity: '/packages/apply/identity/index',
} as const
export type PageName = keyof typeof PAGES

type Query = Record<string, string | number | boolean | undefined>

/** The address of a page with its query; values that are undefined are left out. */
export function address(page: PageName, query: Query = {}): string {
  const pairs = Object.keys(query)
    .filter((key) => query[key] !== undefined)
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(query[key]))}`)
  return pairs.length === 0 ? PAGES[page] : `${PAGES[page]}?${pairs.join('&')}`
}

/** Opens a page on top of this one. */
export async function open(page: PageName, query?: Query): Promise<void> {
  await Taro.navigateTo({ url: address(page, query) })
}

/** Opens a page in place of this one, so that going back does not return here (a form that was sent). */
export async function replace(page: PageName, query?: Query): Promise<void> {
  await Taro.redirectTo({ url: address(page, query) })
}

/** Goes to a page of the tab bar. */
export async function openTab(tab: Tab): Promise<void> {
  await Taro.switchTab({ url: TABS[tab] })
}

/** Goes back; from a page that was opened by a link, home. */
export async function goBack(): Promise<void> {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await openTab('home')
}

/** Opens a page with nothing behind it, as when somebody else goes on at this phone. */
export async function startAt(url: string): Promise<void> {
  await Taro.reLaunch({ url })
}
