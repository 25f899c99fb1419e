import type { FindingOutcome, InspectionPurpose, InspectionStateName } from '../../../shared/domain/inspection'
import { type Query, query } from '../../db/statement'
import type { NameRow } from '../account/work-name'
import type { Which } from '../case/row'

/** A visit as it is stored. */
export interface VisitRow {
  id: string
  application_id: string
  state: InspectionStateName
  version: number
  based_on: number
  times: string
  visit_at: number | null
  minutes: number
  place_sealed: string
  asked_times: string | null
  asked_sealed: string | null
  asked_at: number | null
  signature_id: string | null
  signature_file_id: string | null
  signer_sealed: string | null
  signed_at: number | null
  created_at: number
}

/** A case that a visit looks at. */
export interface VisitCaseRow {
  inspection_id: string
  case_id: string
  purpose: InspectionPurpose
  again: 0 | 1
  is_open: 0 | 1
}

/** Somebody who comes, with what their masked phone is made of. */
export interface OfficerRow extends NameRow {
  inspection_id: string
  account_id: string
  department_id: string
  phone_sealed: string | null
  key_id: string
  wrapped: string | null
  key_version: number
}

export interface FindingRow {
  id: string
  inspection_id: string
  case_id: string
  outcome: FindingOutcome
  rectify_until: string | null
  words_sealed: string | null
  place_sealed: string | null
  officers: string
  found_at: number
  created_at: number
}

export interface PhotoRow {
  finding_id: string
  ordinal: number
  file_id: string
  taken_at: number
  place_sealed: string | null
}

/** Everything that belongs to some visits. */
export interface VisitRows {
  visits: readonly VisitRow[]
  cases: readonly VisitCaseRow[]
  officers: readonly OfficerRow[]
  findings: readonly FindingRow[]
  photos: readonly PhotoRow[]
}

const VISIT_SQL = `SELECT i.id, i.application_id, i.state, i.version, i.based_on, i.times, i.visit_at, i.minutes,
  i.place_sealed, i.asked_times, i.asked_sealed, i.asked_at, i.signature_id, i.signature_file_id, i.signer_sealed,
  i.signed_at, i.created_at FROM inspection i`
const CASE_SQL = 'SELECT v.inspection_id, v.case_id, v.purpose, v.again, v.is_open FROM inspection_case v'
const OFFICER_SQL = `SELECT o.inspection_id, o.account_id, o.department_id, a.work_name, a.work_badge, a.phone_sealed,
  k.id AS key_id, k.wrapped, k.version AS key_version FROM inspection_officer o JOIN account a ON a.id = o.account_id
  JOIN person_key k ON k.id = a.key_id`
const FINDING_SQL = `SELECT f.id, f.inspection_id, f.case_id, f.outcome, f.rectify_until, f.words_sealed, f.place_sealed,
  f.officers, f.found_at, f.created_at FROM finding f`
const PHOTO_SQL = `SELECT p.finding_id, p.ordinal, p.file_id, p.taken_at, p.place_sealed FROM finding_photo p
  JOIN finding f ON f.id = p.finding_id`

/** The application a visit belongs to. */
export const ofInspection = (id: string): Which => ({
  sql: '(SELECT application_id FROM inspection WHERE id = ?)',
  args: [id],
})

type VisitQueries = readonly [
  Query<VisitRow>,
  Query<VisitCaseRow>,
  Query<OfficerRow>,
  Query<FindingRow>,
  Query<PhotoRow>,
]

/** Reads one visit with all that belongs to it; goes into the one `load` of a verb. */
export function visitQueries(id: string): VisitQueries {
  return [
    query<VisitRow>(`${VISIT_SQL} WHERE i.id = ?`, [id]),
    query<VisitCaseRow>(`${CASE_SQL} WHERE v.inspection_id = ?`, [id]),
    query<OfficerRow>(`${OFFICER_SQL} WHERE o.inspection_id = ?`, [id]),
    query<FindingRow>(`${FINDING_SQL} WHERE f.inspection_id = ?`, [id]),
    query<PhotoRow>(`${PHOTO_SQL} WHERE f.inspection_id = ? ORDER BY p.finding_id, p.ordinal`, [id]),
  ]
}

const OF_APPLICATION = 'IN (SELECT id FROM inspection WHERE application_id = ?)'

/** Reads all visits of an application, newest first. */
export function visitsQueries(applicationId: string): VisitQueries {
  const args = [applicationId]
  return [
    query<VisitRow>(`${VISIT_SQL} WHERE i.application_id = ? ORDER BY i.created_at DESC, i.id`, args),
    query<VisitCaseRow>(`${CASE_SQL} WHERE v.inspection_id ${OF_APPLICATION}`, args),
    query<OfficerRow>(`${OFFICER_SQL} WHERE o.inspection_id ${OF_APPLICATION}`, args),
    query<FindingRow>(`${FINDING_SQL} WHERE f.inspection_id ${OF_APPLICATION}`, args),
    query<PhotoRow>(`${PHOTO_SQL} WHERE f.inspection_id ${OF_APPLICATION} ORDER BY p.finding_id, p.ordinal`, args),
  ]
}

/** Names what {@link visitQueries} or {@link visitsQueries} read. */
export function visitRows(
  visits: readonly VisitRow[],
  cases: readonly VisitCaseRow[],
  officers: readonly OfficerRow[],
  findings: readonly FindingRow[],
  photos: readonly PhotoRow[],
): VisitRows {
  return { visits, cases, officers, findings, photos }
}

/** Columns of a visit that are sealed with the key of its application. */
export const visitSpot = (
  id: string,
  column: 'place_sealed' | 'asked_sealed' | 'signer_sealed' | 'cancelled_why_sealed',
) => `inspection/${id}/${column}`
export const findingSpot = (id: string, column: 'words_sealed' | 'place_sealed') => `finding/${id}/${column}`
export const photoSpot = (findingId: string, ordinal: number) => `finding_photo/${findingId}/${ordinal}/place_sealed`
