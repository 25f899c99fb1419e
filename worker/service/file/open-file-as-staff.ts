import type { InputOf } from '../../../shared/contract/endpoint'
import type { openFileAsStaff as endpoint } from '../../../shared/contract/file'
import { accessRow } from '../account/access-row'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { handlersQueries, mayOpen } from './may-open'
import { type OpenedFile, openBytes } from './open-bytes'
import { fileQuery } from './row'

/**
 * Opens a file that the caller's work needs. The access row is written before the bytes leave: no look
 * without a trace. @throws AppError NOT_FOUND, FILE_INCOMPLETE, FILES_DOWN
 */
export async function openFileAsStaff(context: Context, { id }: InputOf<typeof endpoint>): Promise<OpenedFile> {
  const [rows, ...handlers] = await context.load([fileQuery(id), ...handlersQueries(context, id)])
  const file = found(rows[0])
  if (!mayOpen(context, handlers)) throw new AppError('NOT_FOUND')
  const opened = await openBytes(context, file)
  await context.save([accessRow(context, id, 'file', 'handling'), context.audit('open', 'file', id)])
  return opened
}
