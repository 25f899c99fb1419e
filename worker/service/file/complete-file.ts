import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { completeFile as endpoint } from '../../../shared/contract/file'
import { DAY_MS } from '../../../shared/domain/time'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { fileQuery, ownFile, viewOf } from './row'

type Input = InputOf<typeof endpoint>

/** So long a whole file waits to be used. */
export const LOOSE_MS = 30 * DAY_MS

/** Every chunk came with its size and hash, the first one with its type: that none is missing makes the file whole. */
const COMPLETE_SQL = `UPDATE file SET state = 'ready', expires_at = ? WHERE id = ? AND state = 'open'
  AND NOT EXISTS (SELECT 1 FROM file_chunk c WHERE c.file_id = file.id AND c.stored_at IS NULL)`

/** Ends an upload; a second time it is ended already. @throws AppError NOT_FOUND, FILE_INCOMPLETE */
export function completeFile(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  return readAgain(() => complete(context, input))
}

async function complete(context: Context, { id }: Input): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([fileQuery(id)])
  const file = ownFile(context, rows)
  if (file.state === 'ready') return viewOf(file)
  if (file.missing !== null)
    throw new AppError('FILE_INCOMPLETE', { details: { missing: file.missing.split(',').length } })
  const expiresAt = context.now + LOOSE_MS
  await context.save([
    guarded('CONFLICT', COMPLETE_SQL, [expiresAt, id]),
    context.audit('complete', 'file', id, null, { size: file.size }),
  ])
  return viewOf({ ...file, state: 'ready', expires_at: expiresAt })
}
