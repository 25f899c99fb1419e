import { guarded, type Query, query, type Write } from '../../db/statement'
import type { PageRow, ReadyRow } from '../application/row'
import type { Context } from '../context'
import { found } from '../error'
import { holdFile } from '../file/hold'

const SCANS_SQL = `SELECT f.id AS file_id, f.type AS media_type, f.size AS bytes FROM file f
  WHERE f.id IN (SELECT value FROM json_each(?)) AND f.account_id IS NULL AND f.created_by = ? AND f.state = 'ready'`
/** Behind the pages that are there: what was given once stays. */
const PAGE_SQL = `INSERT INTO application_file (application_id, material_id, ordinal, file_id)
  SELECT ?, ?, COALESCE((SELECT MAX(ordinal) + 1 FROM application_file WHERE application_id = ? AND material_id = ?), 0), ?
  WHERE NOT EXISTS (SELECT 1 FROM application_file WHERE file_id = ?)`

/** Reads what the caller has just scanned at the counter: whole files of the hall, of nobody's wallet. */
export const scansQuery = ({ accountId }: Context, fileIds: readonly string[]): Query<ReadyRow> =>
  query<ReadyRow>(SCANS_SQL, [JSON.stringify(fileIds), accountId])

/** The pages as they will be. @throws AppError FILE_NOT_READY for a file that the caller has not scanned */
export const scannedPages = (materialId: string, fileIds: readonly string[], scans: readonly ReadyRow[]): PageRow[] =>
  fileIds.map((id) => ({
    ...found(
      scans.find(({ file_id }) => file_id === id),
      'FILE_NOT_READY',
    ),
    material_id: materialId,
  }))

/** Puts scans behind the pages of a material. Guard: FILE_NOT_READY for a page of another paper. */
export function scanWrites(
  { accountId }: Context,
  applicationId: string,
  materialId: string,
  fileIds: readonly string[],
): Write[] {
  const of = [applicationId, materialId]
  return fileIds.flatMap((fileId) => [
    guarded('FILE_NOT_READY', PAGE_SQL, [...of, ...of, fileId, fileId]),
    holdFile(fileId, accountId),
  ])
}

/** A draft that was begun at home, and goes when what it says is received at the counter. */
export interface Begun {
  id: string
  key_id: string
  /** Whose wallet its pages are in. */
  account_id: string | null
  pages: readonly PageRow[]
}

/** As long as the page is still in the draft: what was taken out at this moment is not brought back. */
const CARRY_SQL = `INSERT INTO application_file (application_id, material_id, ordinal, file_id)
  SELECT ?, ?, COALESCE((SELECT MAX(ordinal) + 1 FROM application_file WHERE application_id = ? AND material_id = ?), 0), ?
  WHERE EXISTS (SELECT 1 FROM application_file WHERE application_id = ? AND file_id = ?)`

/**
 * Takes a page over that was sent from home; it stays its owner's. Before the draft goes, in the same batch. Guard:
 * FILE_NOT_READY when it is in the draft no more.
 */
export function carryWrites(begun: Begun, applicationId: string, materialId: string, fileId: string): Write[] {
  const of = [applicationId, materialId]
  return [
    guarded('FILE_NOT_READY', CARRY_SQL, [...of, ...of, fileId, begun.id, fileId]),
    holdFile(fileId, begun.account_id ?? ''),
  ]
}
