import * as v from 'valibot'
import { IdParams, Instant, text } from './common'
import { endpoint, PERSON } from './endpoint'
import { CaseIds, InspectionVersion, TIME_ERRORS } from './inspection-part'
import { OwnInspection } from './inspection-view'

/** What an applicant's own act may be refused with. */
const OF_AGENT = ['CONSENT_NEEDED', 'AGENT_NOT_AUTHORISED'] as const

export const listInspections = endpoint({
  name: 'listInspections',
  method: 'GET',
  path: '/api/v1/applications/:id/inspections',
  access: PERSON,
  summary: 'Visits of the caller’s application, newest first',
  params: IdParams,
  answer: v.object({ inspections: v.array(OwnInspection) }),
})

export const agreeInspection = endpoint({
  name: 'agreeInspection',
  method: 'POST',
  path: '/api/v1/inspections/:id/agreement',
  access: PERSON,
  summary: 'Chooses one of the proposed times',
  params: IdParams,
  body: v.strictObject({ base: InspectionVersion, visitAt: Instant }),
  answer: OwnInspection,
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_STATE', 'INSPECTION_CLOSED', 'INSPECTION_NOT_OFFERED', 'INSPECTION_PAST', ...OF_AGENT],
})

export const askOtherTime = endpoint({
  name: 'askOtherTime',
  method: 'POST',
  path: '/api/v1/inspections/:id/request',
  access: PERSON,
  summary: 'None of the times suits: asks for others',
  params: IdParams,
  body: v.strictObject({
    base: InspectionVersion,
    times: v.pipe(v.array(Instant), v.maxLength(5)),
    words: v.optional(text(1, 500)),
  }),
  answer: OwnInspection,
  idempotent: 'required',
  errors: ['CONFLICT', 'INSPECTION_CLOSED', ...TIME_ERRORS, ...OF_AGENT],
})

export const sayRectified = endpoint({
  name: 'sayRectified',
  method: 'POST',
  path: '/api/v1/applications/:id/rectified',
  access: PERSON,
  summary: 'What the officers asked for is put right: they will look again',
  params: IdParams,
  body: v.strictObject({ caseIds: CaseIds, words: v.optional(text(1, 500)) }),
  answer: v.object({ done: v.literal(true), version: v.number() }),
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_STATE', ...OF_AGENT],
})
