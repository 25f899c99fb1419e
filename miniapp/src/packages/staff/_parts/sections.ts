import type { StaffRole } from '@shared/contract/endpoint'
import type { IconName } from '@/components/icon/names'
import type { PageName } from '@/device/navigate'

/** What belongs together among the pages of the desk, in this order. */
export const SECTION_GROUPS = ['cases', 'watch', 'hall', 'manage'] as const

interface Section {
  page: PageName
  icon: IconName
  roles: readonly StaffRole[]
  group: (typeof SECTION_GROUPS)[number]
  /** Opened once in a while: stands behind “more”, so that what is needed daily is found at a glance. */
  rare?: true
}

/** The pages of the desk, in their order, and whose they are. The API decides; this only says what to show. */
export const SECTIONS = {
  work: {
    page: 'deskWork',
    icon: 'document',
    group: 'cases',
    roles: ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'],
  },
  visits: { page: 'inspectVisits', icon: 'pin', group: 'cases', roles: ['inspector'] },
  intake: { page: 'deskIntake', icon: 'window', group: 'cases', roles: ['clerk'] },
  issuing: { page: 'deskIssuing', icon: 'id-card', group: 'cases', roles: ['issuer', 'clerk', 'approver'] },
  certificates: {
    page: 'deskCertificates',
    icon: 'search',
    group: 'cases',
    roles: ['issuer', 'approver', 'supervisor'],
  },
  prechecks: { page: 'deskPrechecks', icon: 'eye', group: 'cases', roles: ['clerk'] },
  delegations: {
    page: 'deskDelegations',
    icon: 'swap',
    group: 'cases',
    rare: true,
    roles: ['reviewer', 'approver', 'inspector'],
  },
  supervision: { page: 'supervisionOverview', icon: 'bars', group: 'watch', roles: ['supervisor'] },
  cards: {
    page: 'supervisionCards',
    icon: 'warning',
    group: 'watch',
    roles: ['supervisor', 'reviewer', 'approver', 'inspector', 'clerk', 'issuer'],
  },
  urges: {
    page: 'supervisionUrges',
    icon: 'question',
    group: 'watch',
    roles: ['supervisor', 'reviewer', 'approver', 'inspector', 'clerk', 'issuer'],
  },
  registers: { page: 'supervisionRegisters', icon: 'book', group: 'watch', roles: ['supervisor', 'admin'] },
  today: { page: 'staffToday', icon: 'list', group: 'hall', roles: ['clerk', 'supervisor'] },
  telephone: { page: 'staffTelephone', icon: 'phone', group: 'hall', roles: ['clerk'] },
  ratings: {
    page: 'staffRatings',
    icon: 'star',
    group: 'hall',
    roles: ['supervisor', 'reviewer', 'approver', 'inspector'],
  },
  objections: { page: 'staffObjections', icon: 'info', group: 'hall', rare: true, roles: ['supervisor'] },
  closures: { page: 'staffClosures', icon: 'clock', group: 'hall', rare: true, roles: ['supervisor', 'admin'] },
  windowCode: { page: 'staffWindowCode', icon: 'qr', group: 'hall', rare: true, roles: ['supervisor', 'admin'] },
  grants: { page: 'staffGrants', icon: 'people', group: 'manage', roles: ['admin'] },
  authorisations: { page: 'deskAuthorisations', icon: 'shield', group: 'manage', roles: ['admin'] },
  rules: { page: 'staffRules', icon: 'gear', group: 'manage', roles: ['admin'] },
  lights: { page: 'supervisionLights', icon: 'bell', group: 'manage', roles: ['admin'] },
  calendar: { page: 'staffCalendar', icon: 'calendar', group: 'manage', rare: true, roles: ['admin'] },
  outbox: { page: 'staffOutbox', icon: 'mobile', group: 'manage', rare: true, roles: ['admin'] },
  audit: { page: 'staffAudit', icon: 'eye', group: 'manage', rare: true, roles: ['admin'] },
} as const satisfies Record<string, Section>

export type SectionName = keyof typeof SECTIONS
const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[]

/** One page of the desk. */
export const sectionOf = (name: SectionName): Section => SECTIONS[name]

/** The roles of a section, as a plain list. */
export const rolesOf = (name: SectionName): readonly StaffRole[] => sectionOf(name).roles

export interface SectionGroup {
  name: Section['group']
  sections: readonly SectionName[]
}

/** The pages of whoever holds these roles, by what belongs together; a group without any is left out. */
export function groupsFor(roles: readonly StaffRole[]): SectionGroup[] {
  const open = SECTION_NAMES.filter((name) => rolesOf(name).some((role) => roles.includes(role)))
  return SECTION_GROUPS.map((name) => ({
    name,
    sections: open.filter((section) => sectionOf(section).group === name),
  })).filter(({ sections }) => sections.length > 0)
}
