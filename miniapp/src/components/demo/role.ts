const ROLES = [
  'resident',
  'clerk',
  'reviewer',
  'approver',
  'inspector',
  'issuer',
  'kiosk',
  'supervisor',
  'admin',
] as const

/** What somebody of the demonstration is. */
export type DemoRole = (typeof ROLES)[number]

/** The role as one that this phone knows; a newer one is shown as somebody who comes for a service. */
export const demoRoleOf = (given: string): DemoRole => ROLES.find((one) => one === given) ?? 'resident'
