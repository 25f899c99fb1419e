import type { FindingView, GeoPoint, InspectionView, OwnInspection } from '../../../shared/contract/inspection-view'
import { maskApplicant } from '../../../shared/domain/applicant'
import type { Workflow } from '../../../shared/domain/case/workflow'
import type { DraftContent } from '../../../shared/domain/draft'
import type { Visit } from '../../../shared/domain/inspection'
import { maskPhone } from '../../../shared/domain/mask'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { DataKey } from '../../adapter/vault'
import { phoneSpot } from '../account/new-account'
import { workPerson } from '../account/work-name'
import type { ApplicationRow } from '../application/row'
import { itemName } from '../application/view'
import type { Authority } from '../case/authority'
import type { CaseRow, StoredCase } from '../case/row'
import type { Context } from '../context'
import { choiceOf } from './choice'
import {
  type FindingRow,
  findingSpot,
  type OfficerRow,
  photoSpot,
  type VisitCaseRow,
  type VisitRow,
  type VisitRows,
  visitSpot,
} from './row'

/** The application of some visits, opened. */
export interface VisitFile {
  application: ApplicationRow
  key: DataKey
  content: DraftContent
  cases: readonly StoredCase[]
  /** The legal calendar: a visit is on a working day. */
  calendar: WorkCalendar
}

type Action = InspectionView['actions'][number]

/** The visit as its rules read it. */
export function visitOf(row: VisitRow, rows: VisitRows, cases: readonly CaseRow[]): Visit {
  const own = <T extends { inspection_id: string }>(list: readonly T[]) =>
    list.filter(({ inspection_id }) => inspection_id === row.id)
  return {
    state: row.state,
    basedOn: row.based_on,
    times: JSON.parse(row.times) as number[],
    cases: own(rows.cases).map(({ case_id, is_open }) => ({
      caseId: case_id,
      departmentId: cases.find(({ id }) => id === case_id)?.department_id ?? '',
      isOpen: is_open === 1,
    })),
    officers: own(rows.officers).map(({ account_id, department_id }) => ({
      accountId: account_id,
      departmentId: department_id,
    })),
    findings: own(rows.findings).map(({ id, case_id }) => ({ id, caseId: case_id })),
    signatureId: row.signature_id,
  }
}

export const isOpenVisit = ({ state }: Pick<VisitRow, 'state'>): boolean =>
  state === 'proposed' || state === 'asked' || state === 'agreed'

/** A visit for the hall's people. `authorities` are the caller's, in the order of `file.cases`. */
export async function inspectionView(
  context: Context,
  file: VisitFile,
  row: VisitRow,
  rows: VisitRows,
  authorities: readonly Authority[],
): Promise<InspectionView> {
  const { accountId, deps } = context
  const { application, content, key } = file
  const visit = visitOf(row, rows, file.cases)
  const applicant = maskApplicant(content.applicant)
  const officers = rows.officers.filter(({ inspection_id }) => inspection_id === row.id)
  const isOfficer = officers.some(({ account_id }) => account_id === accountId)
  const actions = deskActions(row, visit, { isOfficer, isPlanner: authorities.some(mayPlan) })
  return {
    ...(await common(context, file, row)),
    number: application.number ?? '',
    base: application.version,
    applicant: applicant.name ?? '',
    contact: applicant.phone,
    cases: await Promise.all(
      casesOf(row, rows).map(async (one) => {
        const of = caseOf(file, one)
        const finding = rows.findings.find(
          ({ case_id, inspection_id }) => case_id === of.id && inspection_id === row.id,
        )
        return {
          ...caseEntries(context, one, of),
          state: of.state,
          twoOfficers: (JSON.parse(of.workflow) as Workflow).twoOfficers,
          mine: officers.some((it) => it.account_id === accountId && it.department_id === of.department_id),
          finding: finding ? await findingView(context, key, finding, rows) : null,
        }
      }),
    ),
    officers: await Promise.all(
      officers.map(async (one) => ({
        departmentId: one.department_id,
        accountId: one.account_id,
        person: workPerson(one),
        phone: await phoneOf(context, one),
        me: one.account_id === accountId,
      })),
    ),
    signature:
      row.signed_at === null || row.signer_sealed === null
        ? null
        : {
            fileId: row.signature_file_id,
            name: await deps.vault.unseal(key, visitSpot(row.id, 'signer_sealed'), row.signer_sealed),
            refused: row.signature_file_id === null,
            signedAt: row.signed_at,
          },
    choice: actions.some((one) => one === 'move' || one === 'agree_for') ? visitChoice(context, file, row, rows) : null,
    actions,
  }
}

/** Roles that plan a visit; the engine's table says the same. */
const PLANNING: readonly string[] = ['clerk', 'reviewer', 'inspector', 'approver']
export const mayPlan = ({ roles }: Authority): boolean => roles.some((role) => PLANNING.includes(role))

function deskActions(row: VisitRow, visit: Visit, who: { isOfficer: boolean; isPlanner: boolean }): Action[] {
  const isOpen = isOpenVisit(row)
  const may: [Action, boolean][] = [
    ['agree_for', who.isPlanner && isOpen && row.state !== 'agreed'],
    ['move', who.isPlanner && isOpen && visit.findings.length === 0],
    ['join', who.isPlanner && isOpen],
    ['cancel', who.isPlanner && isOpen && visit.findings.length === 0],
    ['find', who.isOfficer && row.state === 'agreed'],
    ['sign', who.isOfficer && row.signature_id === null && (row.state === 'agreed' || row.state === 'done')],
  ]
  return may.filter(([, holds]) => holds).map(([action]) => action)
}

/** A visit for the one who applies. */
export async function ownInspection(
  context: Context,
  file: VisitFile,
  row: VisitRow,
  rows: VisitRows,
): Promise<OwnInspection> {
  const isAsked = row.state === 'proposed' || row.state === 'asked'
  const officers = rows.officers.filter(({ inspection_id }) => inspection_id === row.id)
  return {
    ...(await common(context, file, row)),
    officers: new Set(officers.map(({ account_id }) => account_id)).size,
    people: officers.map((one) => ({ departmentId: one.department_id, person: workPerson(one) })),
    cases: await Promise.all(
      casesOf(row, rows).map(async (one) => {
        const of = caseOf(file, one)
        const stored = rows.findings.find((it) => it.case_id === of.id && it.inspection_id === row.id)
        const finding = stored ? await findingView(context, file.key, stored, rows) : null
        return {
          ...caseEntries(context, one, of),
          finding: finding && {
            outcome: finding.outcome,
            rectifyUntil: finding.rectifyUntil,
            words: finding.words,
            recordedAt: finding.recordedAt,
          },
        }
      }),
    ),
    signed: row.signed_at !== null,
    choice: isAsked ? visitChoice(context, file, row, rows) : null,
    actions: isAsked ? ['agree', 'ask'] : [],
  }
}

/** From what the time of this visit can be chosen: the cases it still looks at say how late it may be. */
export function visitChoice(context: Context, file: VisitFile, row: VisitRow, rows: VisitRows) {
  const open = casesOf(row, rows).filter(({ is_open }) => is_open === 1)
  return choiceOf(
    context,
    file.calendar,
    open.map((one) => caseOf(file, one)),
  )
}

async function common({ deps: { vault } }: Context, { key }: VisitFile, row: VisitRow) {
  return {
    id: row.id,
    applicationId: row.application_id,
    version: row.version,
    state: row.state,
    times: JSON.parse(row.times) as number[],
    visitAt: row.visit_at,
    minutes: row.minutes,
    place: await vault.unseal(key, visitSpot(row.id, 'place_sealed'), row.place_sealed),
    asked:
      row.asked_at === null
        ? null
        : {
            times: JSON.parse(row.asked_times ?? '[]') as number[],
            words:
              row.asked_sealed === null
                ? null
                : await vault.unseal(key, visitSpot(row.id, 'asked_sealed'), row.asked_sealed),
            at: row.asked_at,
          },
  }
}

function casesOf(row: VisitRow, { cases }: VisitRows): VisitCaseRow[] {
  return cases.filter(({ inspection_id }) => inspection_id === row.id)
}

function caseOf({ cases }: VisitFile, { case_id }: VisitCaseRow): StoredCase {
  const row = cases.find(({ id }) => id === case_id)
  if (!row) throw new Error('a visit looks at a case of another application')
  return row
}

function caseEntries({ deps }: Context, { purpose, again }: VisitCaseRow, row: CaseRow) {
  return {
    caseId: row.id,
    itemId: row.item_id,
    name: itemName(deps.catalogue, row.item_id),
    departmentId: row.department_id,
    purpose,
    again: again === 1,
  }
}

/** A finding, opened. */
export async function findingView(
  { deps: { vault } }: Context,
  key: DataKey,
  row: FindingRow,
  { photos }: Pick<VisitRows, 'photos'>,
): Promise<FindingView> {
  const point = async (spot: string, sealed: string | null) =>
    sealed === null ? null : (JSON.parse(await vault.unseal(key, spot, sealed)) as GeoPoint)
  return {
    id: row.id,
    outcome: row.outcome,
    rectifyUntil: row.rectify_until,
    words:
      row.words_sealed === null ? null : await vault.unseal(key, findingSpot(row.id, 'words_sealed'), row.words_sealed),
    foundAt: row.found_at,
    recordedAt: row.created_at,
    officers: JSON.parse(row.officers) as string[],
    place: await point(findingSpot(row.id, 'place_sealed'), row.place_sealed),
    photos: await Promise.all(
      photos
        .filter(({ finding_id }) => finding_id === row.id)
        .map(async (photo) => ({
          fileId: photo.file_id,
          takenAt: photo.taken_at,
          place: await point(photoSpot(row.id, photo.ordinal), photo.place_sealed),
        })),
    ),
  }
}

/** The masked phone of one of the hall's people; null without one, or when the account is gone. */
export async function phoneOf(
  { deps: { vault } }: Context,
  row: Pick<OfficerRow, 'account_id' | 'phone_sealed' | 'key_id' | 'wrapped' | 'key_version'>,
): Promise<string | null> {
  if (row.wrapped === null || row.phone_sealed === null) return null
  const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
  return maskPhone(await vault.unseal(key, phoneSpot(row.account_id), row.phone_sealed))
}
