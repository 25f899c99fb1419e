import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { removeFile as endpoint } from '../../../shared/contract/file'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { destroyKeys } from './destroy-keys'
import { IN_USE } from './in-use'
import { fileQuery, ownFile } from './row'

const REMOVE_SQL = `UPDATE file AS f SET state = 'removed', removed_at = ?, expires_at = NULL
  WHERE f.id = ? AND f.state <> 'removed' AND NOT ${IN_USE}`

/** Removes a file that is in no application: unreadable at once, out of the store within hours. @throws AppError NOT_FOUND, FILE_IN_USE */
export function removeFile(context: Context, { id }: InputOf<typeof endpoint>): Promise<Done> {
  return readAgain(async () => {
    const [rows] = await context.load([fileQuery(id)])
    const file = ownFile(context, rows)
    if (file.in_use === 1) throw new AppError('FILE_IN_USE')
    await context.save([
      guarded('CONFLICT', REMOVE_SQL, [context.now, id]),
      destroyKeys(context.now, [id]),
      context.audit('remove', 'file', id),
    ])
    return { done: true }
  })
}
