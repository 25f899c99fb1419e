import * as v from 'valibot'
import { CASE_CODES } from '../domain/case/state'
import { AgentView, ApplicantView, DeliveryView } from './application-part'
import { ApplicationVersion } from './base'
import { Code } from './bilingual'
import { Days, DeskCommand } from './case-command'
import { Id, IdParams, text } from './common'
import { DeskView } from './desk-view'
import { endpoint, staff } from './endpoint'
import { ImportAnswer, importBody } from './import'
import { person } from './staff'
import { HAND_ROLES, HANDS, STAFF } from './work-list'

export const readDesk = endpoint({
  name: 'readDesk',
  method: 'GET',
  path: '/api/v1/desk/applications/:id',
  access: STAFF,
  summary: 'One application for those who work on it: a window sees all of it, a department what its own items need',
  params: IdParams,
  answer: DeskView,
})

export const revealApplicant = endpoint({
  name: 'revealApplicant',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/reveal',
  access: HANDS,
  summary: 'Names and numbers in full; the look is recorded',
  params: IdParams,
  body: v.strictObject({ purpose: v.picklist(['identity', 'contact', 'decision']) }),
  answer: v.object({ applicant: ApplicantView, agent: v.nullable(AgentView), delivery: v.nullable(DeliveryView) }),
})

/** Files the clerk sent with owner `hall`, in order. */
const Scans = v.pipe(
  v.array(Id),
  v.maxLength(20),
  v.description('Pages scanned at the counter; none where the paper was only looked at'),
)

/** A material that a clerk has looked at. A reason is needed for a wrong one. */
const MaterialCheck = v.strictObject({
  materialId: Code,
  state: v.picklist(['fine', 'wrong']),
  reason: v.optional(text(1, 500)),
  given: v.optional(
    v.pipe(
      Scans,
      v.description('Handed over at the counter now: whoever waits for it as a supplement or a promise hears of it'),
    ),
  ),
})

export const checkMaterials = endpoint({
  name: 'checkMaterials',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/materials',
  access: HANDS,
  summary: 'Marks materials fine or wrong. With `answer` it is the answer to a 网上预审, sent to the applicant',
  params: IdParams,
  body: v.strictObject({
    base: ApplicationVersion,
    checks: v.pipe(v.array(MaterialCheck), v.maxLength(60)),
    answer: v.optional(v.boolean(), false),
  }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', 'BAD_FIELD', 'CASE_STATE', 'FILE_NOT_READY'],
})

export const act = endpoint({
  name: 'act',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/events',
  access: STAFF,
  summary:
    'Something happens to one case or several of an application: accepted, supplemented, reviewed, decided … All or none',
  params: IdParams,
  body: v.strictObject({
    base: ApplicationVersion,
    commands: v.pipe(v.array(v.strictObject({ caseId: Id, command: DeskCommand })), v.minLength(1), v.maxLength(20)),
  }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_ASSIGNEE', 'CERTIFICATE_UNKNOWN', ...CASE_CODES],
})

export const extendBundle = endpoint({
  name: 'extendBundle',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/extension',
  access: staff('supervisor'),
  summary: 'Extends the limit of a whole joint handling (行政许可法 art. 42): for every case of it that is not decided',
  params: IdParams,
  body: v.strictObject({ base: ApplicationVersion, days: Days, words: text(1, 2000) }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', ...CASE_CODES],
})

/** One of the hall's people who can take a case on. */
export const Colleague = v.object({
  accountId: Id,
  person,
  phone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  roles: v.array(v.picklist(HAND_ROLES)),
  me: v.boolean(),
})
export type Colleague = v.InferOutput<typeof Colleague>

export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/api/v1/desk/cases/:id/colleagues',
  access: STAFF,
  summary: 'Who can take a case on: of its department, and of the windows of its service point',
  params: IdParams,
  answer: v.object({ colleagues: v.array(Colleague) }),
})

export const importOutsideResults = endpoint({
  name: 'importOutsideResults',
  method: 'POST',
  path: '/api/v1/desk/outside-results/import',
  access: staff('clerk', 'reviewer', 'approver'),
  summary:
    'Takes in what authorities outside the hall have answered, from their list. All lines or none: with a problem in any line nothing is written',
  body: importBody('query number, item, outcome (受理 不予受理 准予 不予许可), number there, reasons'),
  answer: ImportAnswer,
  idempotent: 'required',
  errors: ['BAD_FIELD', 'CONFLICT'],
})
