import type { FieldCommand } from '../../../shared/contract/inspection'
import type { Visit } from '../../../shared/domain/inspection'
import type { DataKey } from '../../adapter/vault'
import { guarded, type Write, write } from '../../db/statement'
import type { Turn } from '../case/turn'
import type { Context } from '../context'
import { holdFile } from '../file/hold'
import { CLOSE_OFFICERS_SQL } from './cancel-inspection'
import { advance, type DeskVisit } from './desk-visit'
import { type FindingRow, findingSpot, type PhotoRow, photoSpot, type VisitRow, visitSpot } from './row'

/** A command that is to be kept. */
export type Kept = FieldCommand
type Found = Extract<FieldCommand, { kind: 'finding' }>

/** What is kept, sealed. */
export interface KeptRows {
  findings: readonly FindingRow[]
  photos: readonly PhotoRow[]
  signature: Partial<VisitRow>
}

const FINDING_SQL = `INSERT INTO finding (id, inspection_id, case_id, outcome, rectify_until, words_sealed, place_sealed,
  officers, based_on, found_at, created_by, created_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`
const PHOTO_SQL = 'INSERT INTO finding_photo (finding_id, ordinal, file_id, taken_at, place_sealed) VALUES (?,?,?,?,?)'
const FOUND_SQL = 'UPDATE inspection_case SET is_open = 0 WHERE inspection_id = ? AND case_id = ? AND is_open = 1'
const SIGN_SQL = `UPDATE inspection SET signature_id = ?, signature_file_id = ?, signer_sealed = ?, signed_at = ?
  WHERE id = ? AND signature_id IS NULL`
const STATE_SQL = `UPDATE inspection SET version = version + 1, state = ?, ended_at = coalesce(ended_at, ?)
  WHERE id = ? AND version = ?`

/** Seals what is to be kept of a visit. */
export async function keptRows(
  context: Context,
  key: DataKey,
  inspectionId: string,
  kept: readonly Kept[],
): Promise<KeptRows> {
  const { deps, now } = context
  const seal = async (spot: string, text: string | null) => (text === null ? null : deps.vault.seal(key, spot, text))
  const found = kept.filter((command): command is Found => command.kind === 'finding')
  const signature = kept.find((command) => command.kind === 'signature')
  const photos = found.flatMap(({ id, photos: own }) => own.map((photo, ordinal) => ({ id, ordinal, ...photo })))
  return {
    findings: await Promise.all(
      found.map(async (one) => ({
        id: one.id,
        inspection_id: inspectionId,
        case_id: one.caseId,
        outcome: one.outcome,
        rectify_until: one.rectifyUntil,
        words_sealed: await seal(findingSpot(one.id, 'words_sealed'), one.words),
        place_sealed: await seal(findingSpot(one.id, 'place_sealed'), one.place && JSON.stringify(one.place)),
        officers: JSON.stringify([...new Set(one.officers)]),
        found_at: one.foundAt,
        created_at: now,
      })),
    ),
    photos: await Promise.all(
      photos.map(async ({ id, ordinal, fileId, takenAt, place }) => ({
        finding_id: id,
        ordinal,
        file_id: fileId,
        taken_at: takenAt,
        place_sealed: await seal(photoSpot(id, ordinal), place && JSON.stringify(place)),
      })),
    ),
    signature: signature
      ? {
          signature_id: signature.id,
          signature_file_id: signature.fileId,
          signer_sealed: await seal(visitSpot(inspectionId, 'signer_sealed'), signature.name),
          signed_at: signature.signedAt,
        }
      : {},
  }
}

/** The one batch: the cases' events, what was found, the photos held, the signature, the state of the visit. */
export async function keepWrites(
  context: Context,
  { file, row }: DeskVisit,
  turn: Turn,
  visit: Visit,
  kept: readonly Kept[],
  fresh: KeptRows,
): Promise<Write[]> {
  const { now, accountId } = context
  const { version } = file.application
  const bases = new Map(kept.map(({ id, base }) => [id, base]))
  const { signature } = fresh
  const isDone = visit.state === 'done'
  const files = [...fresh.photos.map((one) => one.file_id), signature.signature_file_id ?? null]
  const held = [...new Set(files)].flatMap((id) => (id === null ? [] : [holdFile(id, accountId)]))
  return [
    guarded('CONFLICT', STATE_SQL, [
      visit.state,
      isDone ? (row.state === 'done' ? null : now) : null,
      row.id,
      row.version,
    ]),
    ...fresh.findings.map((one) =>
      write(
        FINDING_SQL,
        [
          ...[one.id, one.inspection_id, one.case_id, one.outcome, one.rectify_until, one.words_sealed],
          ...[one.place_sealed, one.officers, bases.get(one.id) ?? 0, one.found_at, accountId, now],
        ],
        'CONFLICT',
      ),
    ),
    ...fresh.findings.map((one) => guarded('CONFLICT', FOUND_SQL, [row.id, one.case_id])),
    ...fresh.photos.map((one) =>
      write(PHOTO_SQL, [one.finding_id, one.ordinal, one.file_id, one.taken_at, one.place_sealed]),
    ),
    ...(signature.signature_id === undefined
      ? []
      : [
          guarded('CONFLICT', SIGN_SQL, [
            ...[signature.signature_id, signature.signature_file_id ?? null, signature.signer_sealed ?? null],
            ...[signature.signed_at ?? null, row.id],
          ]),
        ]),
    ...held,
    ...(isDone ? [write(CLOSE_OFFICERS_SQL, [row.id])] : []),
    // After what was found: a case that ends by it has left the visit already.
    ...(fresh.findings.length > 0 ? await turn.writes(version) : [advance(context, row.application_id, version)]),
    context.audit('record', 'inspection', row.id, null, { findings: fresh.findings.length }),
  ]
}
