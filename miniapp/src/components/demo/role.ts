import { STAFF_ROLES, type StaffRole } from '@shared/contract/endpoint'

/** What somebody of the demonstration is. */
export type DemoRole = StaffRole | 'resident'

/** The role as one that this phone knows; a newer one is shown as somebody who comes for a service. */
export const demoRoleOf = (given: string): DemoRole => STAFF_ROLES.find((one) => one === given) ?? 'resident'
