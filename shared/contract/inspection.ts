import * as v from 'valibot'
import { FINDING_OUTCOMES } from '../domain/inspection'
import { ApplicationVersion } from './base'
import { DayText, Id, IdParams, Instant, text } from './common'
import { DEPARTMENT_ROLES, endpoint, staff } from './endpoint'
import { InspectionChoice } from './inspection-part'
import { FindingPhoto, FindingView, GeoPoint, InspectionRow, InspectionView } from './inspection-view'

const READERS = staff('clerk', 'reviewer', 'inspector', 'approver', 'supervisor')

/** Inspectors, and officers of a department who stand in for one on leave (AB 角). */
const GOERS = staff(...DEPARTMENT_ROLES)

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
