import * as v from 'valibot'
import { ApplicationVersion } from './base'
import { Code } from './bilingual'
import { Id, IdParams, Instant, text } from './common'
import { endpoint, staff } from './endpoint'
import { CaseIds, InspectionVersion, Minutes, Officer, Officers, TIME_ERRORS, Times } from './inspection-part'
import { InspectionView } from './inspection-view'

const PLANNERS = staff('clerk', 'reviewer', 'inspector', 'approver')

export const listOfficers = endpoint({
  name: 'listOfficers',
  method: 'GET',
  path: '/api/v1/desk/departments/:id/officers',
  access: PLANNERS,
  summary: 'Inspectors of a department, to be chosen for a visit',
  params: v.strictObject({ id: Code }),
  answer: v.object({ officers: v.array(v.omit(Officer, ['departmentId'])) }),
})

export const planInspection = endpoint({
  name: 'planInspection',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/inspections',
  access: PLANNERS,
  summary: 'Proposes one visit for several cases of an application; the applicant chooses a time',
  params: IdParams,
  body: v.strictObject({
    base: ApplicationVersion,
    caseIds: CaseIds,
    times: Times,
    minutes: v.optional(Minutes, 60),
    place: text(1, 200),
    officers: Officers,
  }),
  answer: InspectionView,
  status: 201,
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_STATE', 'INSPECTION_OPEN', ...TIME_ERRORS, 'INSPECTION_OFFICERS'],
})

export const joinInspection = endpoint({
  name: 'joinInspection',
  method: 'POST',
  path: '/api/v1/desk/inspections/:id/cases',
  access: PLANNERS,
  summary: 'Another department goes along: adds its cases and officers to a visit, or changes who of its people comes',
  params: IdParams,
  body: v.strictObject({ base: InspectionVersion, caseIds: v.pipe(v.array(Id), v.maxLength(20)), officers: Officers }),
  answer: InspectionView,
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_STATE', 'INSPECTION_CLOSED', 'INSPECTION_OPEN', 'INSPECTION_OFFICERS'],
})

export const moveInspection = endpoint({
  name: 'moveInspection',
  method: 'POST',
  path: '/api/v1/desk/inspections/:id/times',
  access: PLANNERS,
  summary: 'Proposes other times; what was agreed before no longer holds',
  params: IdParams,
  body: v.strictObject({
    base: InspectionVersion,
    times: Times,
    minutes: v.optional(Minutes),
    words: v.optional(text(1, 500)),
  }),
  answer: InspectionView,
  idempotent: 'required',
  errors: ['CONFLICT', 'INSPECTION_CLOSED', ...TIME_ERRORS],
})

export const agreeForApplicant = endpoint({
  name: 'agreeForApplicant',
  method: 'POST',
  path: '/api/v1/desk/inspections/:id/agreement',
  access: PLANNERS,
  summary: 'Fixes the time the applicant agreed to by telephone or at the window',
  params: IdParams,
  body: v.strictObject({ base: InspectionVersion, visitAt: Instant }),
  answer: InspectionView,
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_STATE', 'INSPECTION_CLOSED', ...TIME_ERRORS],
})

export const cancelInspection = endpoint({
  name: 'cancelInspection',
  method: 'POST',
  path: '/api/v1/desk/inspections/:id/cancellation',
  access: PLANNERS,
  summary: 'The visit will not take place; the applicant is told why',
  params: IdParams,
  body: v.strictObject({ base: InspectionVersion, words: text(1, 500) }),
  answer: InspectionView,
  idempotent: 'required',
  errors: ['CONFLICT', 'INSPECTION_CLOSED'],
})
