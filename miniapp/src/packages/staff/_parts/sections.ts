import type { StaffRole } from '@shared/contract/endpoint'
import type { IconName } from '@/components/icon/names'
import type { PageName } from '@/device/navigate'

/** The pages of the desk, in their order, and whose they are. The API decides; this only says what to show. */
export const SECTIONS = {
  work: {
    page: 'deskWork',
    icon: 'document',
    roles: ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'],
  },
  visits: { page: 'inspectVisits', icon: 'pin', roles: ['inspector'] },
  intake: { page: 'deskIntake', icon: 'window', roles: ['clerk'] },
  issuing: { page: 'deskIssuing', icon: 'id-card', roles: ['issuer', 'clerk', 'approver'] },
  certificates: { page: 'deskCertificates', icon: 'search', roles: ['issuer', 'approver', 'supervisor'] },
  prechecks: { page: 'deskPrechecks', icon: 'eye', roles: ['clerk'] },
  supervision: { page: 'supervisionOverview', icon: 'bars', roles: ['supervisor'] },
  cards: {
    page: 'supervisionCards',
    icon: 'warning',
    roles: ['supervisor', 'reviewer', 'approver', 'inspector', 'clerk', 'issuer'],
  },
  urges: {
    page: 'supervisionUrges',
    icon: 'question',
    roles: ['supervisor', 'reviewer', 'approver', 'inspector', 'clerk', 'issuer'],
  },
  registers: { page: 'supervisionRegisters', icon: 'book', roles: ['supervisor', 'admin'] },
  today: { page: 'staffToday', icon: 'list', roles: ['clerk', 'supervisor'] },
  telephone: { page: 'staffTelephone', icon: 'phone', roles: ['clerk'] },
  ratings: { page: 'staffRatings', icon: 'star', roles: ['supervisor'] },
  objections: { page: 'staffObjections', icon: 'question', roles: ['supervisor'] },
  closures: { page: 'staffClosures', icon: 'clock', roles: ['supervisor', 'admin'] },
  windowCode: { page: 'staffWindowCode', icon: 'qr', roles: ['supervisor', 'admin'] },
  delegations: { page: 'deskDelegations', icon: 'swap', roles: ['reviewer', 'approver', 'inspector'] },
  grants: { page: 'staffGrants', icon: 'people', roles: ['admin'] },
  authorisations: { page: 'deskAuthorisations', icon: 'shield', roles: ['admin'] },
  calendar: { page: 'staffCalendar', icon: 'calendar', roles: ['admin'] },
  rules: { page: 'staffRules', icon: 'gear', roles: ['admin'] },
  lights: { page: 'supervisionLights', icon: 'bell', roles: ['admin'] },
  outbox: { page: 'staffOutbox', icon: 'bell', roles: ['admin'] },
  audit: { page: 'staffAudit', icon: 'book', roles: ['admin'] },
} as const satisfies Record<string, { page: PageName; icon: IconName; roles: readonly StaffRole[] }>

export type SectionName = keyof typeof SECTIONS
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[]

/** The roles of a section, as a plain list. */
export const rolesOf = (section: SectionName): readonly StaffRole[] => SECTIONS[section].roles
