import * as v from 'valibot'
import { Code } from './bilingual'
import { DayText, Done, Id, IdParams, Instant, Phone } from './common'
import { DEPARTMENT_ROLES, endpoint, staff } from './endpoint'
import { person } from './staff'

export const AuthorisationView = v.object({
  id: Id,
  accountId: Id,
  person,
  phone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  departmentId: Code,
  items: v.nullable(v.array(Code)),
  fromDay: DayText,
  toDay: DayText,
  revokedAt: v.nullable(Instant),
})
const ADMIN = staff('admin')
export const listAuthorisations = endpoint({
  name: 'listAuthorisations',
  method: 'GET',
  path: '/api/v1/admin/authorisations',
  access: ADMIN,
  summary: 'Who may decide in the name of which department (首席代表), until when',
  answer: v.object({ authorisations: v.array(AuthorisationView) }),
})
export const authorise = endpoint({
  name: 'authorise',
  method: 'POST',
  path: '/api/v1/admin/authorisations',
  access: ADMIN,
  summary:
    'Authorises an approver of the department to decide, for all its items or some, or a clerk for items decided on the spot, from a day to a day',
  body: v.strictObject({
    phone: Phone,
    departmentId: Code,
    items: v.optional(v.nullable(v.pipe(v.array(Code), v.minLength(1), v.maxLength(200))), null),
    fromDay: DayText,
    toDay: DayText,
  }),
  answer: AuthorisationView,
  status: 201,
  idempotent: 'optional',
  errors: ['NOT_FOUND', 'BAD_FIELD'],
})
export const revokeAuthorisation = endpoint({
  name: 'revokeAuthorisation',
  method: 'DELETE',
  path: '/api/v1/admin/authorisations/:id',
  access: ADMIN,
  summary: 'Ends an authorisation at once',
  params: IdParams,
  answer: Done,
})

export const DelegationView = v.object({
  id: Id,
  departmentId: Code,
  from: person,
  fromPhone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  to: person,
  toPhone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  fromDay: DayText,
  toDay: DayText,
  endedAt: v.nullable(Instant),
})
const OFFICERS = staff(...DEPARTMENT_ROLES)
export const listDelegations = endpoint({
  name: 'listDelegations',
  method: 'GET',
  path: '/api/v1/delegations',
  access: OFFICERS,
  summary: 'Who stands in for the caller, and for whom the caller stands in (AB 角)',
  answer: v.object({ delegations: v.array(DelegationView) }),
})
export const delegate = endpoint({
  name: 'delegate',
  method: 'POST',
  path: '/api/v1/delegations',
  access: OFFICERS,
  summary: 'Lets a colleague of the same department act for the caller during leave',
  body: v.strictObject({ phone: Phone, departmentId: Code, fromDay: DayText, toDay: DayText }),
  answer: DelegationView,
  status: 201,
  idempotent: 'optional',
  errors: ['NOT_FOUND', 'BAD_FIELD'],
})
export const endDelegation = endpoint({
  name: 'endDelegation',
  method: 'DELETE',
  path: '/api/v1/delegations/:id',
  access: OFFICERS,
  summary: 'Ends a stand-in at once',
  params: IdParams,
  answer: Done,
})
