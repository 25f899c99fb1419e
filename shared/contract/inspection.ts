import * as v from 'valibot'
import { FINDING_OUTCOMES, INSPECTION_PURPOSES, INSPECTION_STATES } from '../domain/inspection'
import { Code, Text } from './bilingual'
import { DayText, Id, IdParams, Instant, Minute, text } from './common'
import { DEPARTMENT_ROLES, endpoint, PERSON, staff } from './endpoint'
import { person } from './staff'

const PLANNERS = staff('clerk', 'reviewer', 'inspector', 'approver')
const READERS = staff('clerk', 'reviewer', 'inspector', 'approver', 'supervisor')
/** Inspectors, and officers of a department who stand in for one on leave (AB 角). */
const GOERS = staff(...DEPARTMENT_ROLES)

/** What an applicant's own act may be refused with. */
const OF_AGENT = ['CONSENT_NEEDED', 'AGENT_NOT_AUTHORISED'] as const

/** What the caller may do now; a page shows these and derives no rules. */
export const INSPECTION_ACTIONS = ['agree', 'ask', 'agree_for', 'move', 'join', 'cancel', 'find', 'sign'] as const

const ApplicationVersion = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('`version` of the application that was read'),
)
const InspectionVersion = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('`version` of the visit that was read'),
)
const Times = v.pipe(v.array(Instant), v.minLength(1, '请至少给一个时间。'), v.maxLength(5, '最多五个时间。'))
const TIME_ERRORS = ['INSPECTION_PAST', 'INSPECTION_DAY', 'INSPECTION_HOUR'] as const
const Minutes = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(480))
const Officers = v.pipe(
  v.array(v.strictObject({ departmentId: Code, accountId: Id })),
  v.minLength(1, '请选踏勘的人。'),
  v.maxLength(20),
)
const CaseIds = v.pipe(v.array(Id), v.minLength(1), v.maxLength(20))

/** Where a phone was, as it says itself: WGS 84 or GCJ-02 degrees, and metres. */
export const GeoPoint = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  accuracy: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
})
export type GeoPoint = v.InferOutput<typeof GeoPoint>

/** A photo: when and where it was taken, as the phone says. */
export const FindingPhoto = v.strictObject({ fileId: Id, takenAt: Instant, place: v.nullable(GeoPoint) })
export type FindingPhoto = v.InferOutput<typeof FindingPhoto>

/** What was found for one case at one visit. */
export const FindingView = v.object({
  id: v.pipe(Id, v.description('The id of the command that made it')),
  outcome: v.picklist(FINDING_OUTCOMES),
  rectifyUntil: v.nullable(DayText),
  words: v.nullable(v.string()),
  foundAt: v.pipe(Instant, v.description('As the phone says')),
  recordedAt: Instant,
  officers: v.array(Id),
  place: v.nullable(GeoPoint),
  photos: v.array(FindingPhoto),
})
export type FindingView = v.InferOutput<typeof FindingView>

const Officer = v.object({
  departmentId: Code,
  accountId: Id,
  person,
  phone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  me: v.boolean(),
})
/** From what the time of a visit is chosen; see `shared/domain/inspection-days.ts`. */
const InspectionChoice = v.object({
  days: v.pipe(
    v.array(v.object({ day: DayText, provisional: v.boolean() })),
    v.description('Working days by the legal calendar, within the limits of the law; provisional: no notice covers it'),
  ),
  starts: v.pipe(v.array(Minute), v.description('When it may begin, the same on each day')),
})
export type InspectionChoice = v.InferOutput<typeof InspectionChoice>
const Choice = v.pipe(
  v.nullable(InspectionChoice),
  v.description('Times that may be named now; null when the caller may name none'),
)

const visitEntries = {
  id: Id,
  applicationId: Id,
  version: v.number(),
  state: v.picklist(INSPECTION_STATES),
  times: v.pipe(v.array(Instant), v.description('What was proposed')),
  visitAt: v.pipe(v.nullable(Instant), v.description('Null until a time is agreed')),
  minutes: v.number(),
  place: v.string(),
  choice: Choice,
}
/** The applicant wants another time. */
const Asked = v.nullable(v.object({ times: v.array(Instant), words: v.nullable(v.string()), at: Instant }))
const caseEntries = {
  caseId: Id,
  itemId: Code,
  name: Text,
  departmentId: Code,
  purpose: v.picklist(INSPECTION_PURPOSES),
  again: v.pipe(v.boolean(), v.description('A second look, after something was put right')),
}

/** A visit as the hall's people see it: all a phone needs on the spot without a connection. */
export const InspectionView = v.object({
  ...visitEntries,
  number: v.string(),
  base: v.pipe(v.number(), v.description('Version of the application: what commands are based on')),
  applicant: v.pipe(v.string(), v.description('Masked')),
  contact: v.pipe(v.nullable(v.string()), v.description('Masked phone')),
  asked: Asked,
  cases: v.array(
    v.object({
      ...caseEntries,
      state: v.string(),
      twoOfficers: v.boolean(),
      mine: v.pipe(v.boolean(), v.description('The caller is one of its officers')),
      finding: v.nullable(FindingView),
    }),
  ),
  officers: v.array(Officer),
  signature: v.nullable(
    v.object({ fileId: v.nullable(Id), name: v.string(), refused: v.boolean(), signedAt: Instant }),
  ),
  actions: v.array(v.picklist(INSPECTION_ACTIONS)),
})
export type InspectionView = v.InferOutput<typeof InspectionView>

/** A visit as the applicant sees it. */
export const OwnInspection = v.object({
  ...visitEntries,
  asked: Asked,
  officers: v.pipe(v.number(), v.description('How many people come')),
  people: v.pipe(
    v.array(v.object({ departmentId: Code, person })),
    v.description('Who comes, in the name of which department: officers show who they are'),
  ),
  cases: v.array(
    v.object({
      ...caseEntries,
      finding: v.nullable(v.pick(FindingView, ['outcome', 'rectifyUntil', 'words', 'recordedAt'])),
    }),
  ),
  signed: v.boolean(),
  actions: v.array(v.picklist(INSPECTION_ACTIONS)),
})
export type OwnInspection = v.InferOutput<typeof OwnInspection>

/** One line of an inspector's list. */
export const InspectionRow = v.object({
  id: Id,
  number: v.string(),
  state: v.picklist(INSPECTION_STATES),
  at: v.pipe(Instant, v.description('The time that is agreed, else the first that was proposed')),
  minutes: v.number(),
  place: v.string(),
  applicant: v.pipe(v.string(), v.description('Masked')),
  items: v.array(Text),
  found: v.pipe(v.number(), v.description('Cases that have their finding')),
})
export type InspectionRow = v.InferOutput<typeof InspectionRow>

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

export const listMyInspections = endpoint({
  name: 'listMyInspections',
  method: 'GET',
  path: '/api/v1/desk/inspections',
  access: GOERS,
  summary: 'The caller’s visits that are not over, soonest first',
  query: v.strictObject({
    after: v.optional(
      v.pipe(
        v.string(),
        v.maxLength(80),
        v.regex(/^[0-9]{1,16}\.[A-Za-z0-9_-]{1,40}$/, '翻页的位置不对。'),
        v.description('`next` of the page before'),
      ),
    ),
  }),
  answer: v.object({ inspections: v.array(InspectionRow), next: v.nullable(v.string()) }),
})

export const readInspection = endpoint({
  name: 'readInspection',
  method: 'GET',
  path: '/api/v1/desk/inspections/:id',
  access: READERS,
  summary: 'One visit, for those who work on one of its cases',
  params: IdParams,
  answer: InspectionView,
})

export const listInspectionsAtDesk = endpoint({
  name: 'listInspectionsAtDesk',
  method: 'GET',
  path: '/api/v1/desk/applications/:id/inspections',
  access: READERS,
  summary: 'All visits of an application, newest first',
  params: IdParams,
  answer: v.object({
    inspections: v.array(InspectionView),
    choice: v.pipe(InspectionChoice, v.description('Of a visit to be planned, whatever its cases')),
    limits: v.pipe(
      v.array(v.object({ caseId: Id, day: DayText })),
      v.description('Last day of the law’s limit, of the cases that are under review: no visit to one is later'),
    ),
  }),
})

/** Made on the phone, with or without a connection; the id is the phone's own and never used again. */
const commandEntries = { id: Id, base: ApplicationVersion }
export const FieldCommand = v.variant('kind', [
  v.strictObject({
    kind: v.literal('finding'),
    ...commandEntries,
    caseId: Id,
    outcome: v.picklist(FINDING_OUTCOMES),
    rectifyUntil: v.optional(v.nullable(DayText), null),
    words: v.optional(v.nullable(text(1, 2000)), null),
    foundAt: Instant,
    officers: v.pipe(v.array(Id), v.minLength(1), v.maxLength(10)),
    place: v.optional(v.nullable(GeoPoint), null),
    photos: v.optional(v.pipe(v.array(FindingPhoto), v.maxLength(20)), []),
  }),
  v.strictObject({
    kind: v.literal('signature'),
    ...commandEntries,
    fileId: v.pipe(v.nullable(Id), v.description('Null when the applicant did not want to sign')),
    name: text(1, 60),
    signedAt: Instant,
  }),
])
export type FieldCommand = v.InferOutput<typeof FieldCommand>

export const SyncResult = v.object({
  id: Id,
  result: v.pipe(
    v.picklist(['done', 'already', 'conflict']),
    v.description('already: this very command came before. conflict: nothing was kept of it; `code` says why'),
  ),
  code: v.nullable(v.string()),
  message: v.nullable(v.string()),
  now: v.pipe(v.nullable(FindingView), v.description('What is there for this case at this visit')),
})
export type SyncResult = v.InferOutput<typeof SyncResult>

export const syncFindings = endpoint({
  name: 'syncFindings',
  method: 'POST',
  path: '/api/v1/desk/inspections/:id/findings',
  access: GOERS,
  summary:
    'Takes what a phone recorded at a visit, in order. Sent again, nothing is doubled; each command has its answer',
  params: IdParams,
  body: v.strictObject({ commands: v.pipe(v.array(FieldCommand), v.minLength(1), v.maxLength(40)) }),
  answer: v.object({ results: v.array(SyncResult), inspection: InspectionView }),
  errors: ['FILE_NOT_READY', 'CONFLICT'],
})

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
