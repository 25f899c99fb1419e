import type { InputOf } from '../../../shared/contract/endpoint'
import type { openFile as endpoint } from '../../../shared/contract/file'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { type OpenedFile, openBytes } from './open-bytes'
import { fileQuery, isOwn } from './row'

/** A page of one's own application, or the certificate that came of it. */
const OWN_APPLICATION_SQL = `SELECT 1 AS found FROM application_file u JOIN application a ON a.id = u.application_id
    WHERE u.file_id = ? AND a.account_id = ?
  UNION ALL SELECT 1 FROM certificate u WHERE u.file_id = ? AND u.account_id = ? LIMIT 1`

/**
 * Opens one's own file, one that staff put into one's own application, or one's certificate. What one of the hall's people
 * sent is theirs to look at only until it is part of something: from then on it is the applicant's, and staff open it
 * with a trace (`openFileAsStaff`). @throws AppError NOT_FOUND, FILE_INCOMPLETE, FILES_DOWN
 */
export async function openFile(context: Context, { id }: InputOf<typeof endpoint>): Promise<OpenedFile> {
  const [rows, applications] = await context.load([
    fileQuery(id),
    query(OWN_APPLICATION_SQL, [id, context.accountId, id, context.accountId]),
  ])
  const file = found(rows[0])
  const isStillOwn = isOwn(context, file) && !(file.account_id === null && file.in_use === 1)
  if (!isStillOwn && applications.length === 0) throw new AppError('NOT_FOUND')
  return openBytes(context, file)
}
