import type { removeDraft as endpoint } from '../../../shared/contract/application'
import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import { isOpenDraft } from '../../../shared/domain/application'
import { guarded, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { releaseFiles } from '../file/hold'
import { readAgain } from '../read-again'
import { ownApplication, pagesQuery } from './row'

const REMOVE_SQL = `DELETE FROM application WHERE id = ? AND state IN ('draft','precheck')
  AND (? IS NULL OR changed_at < ?)`
const DESTROY_SQL = 'UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE id = ?'
const PAGES_SQL = 'DELETE FROM application_file WHERE application_id = ?'

/** Throws a draft away: its key is destroyed, its files stay in the wallet. @throws AppError NOT_FOUND, NOT_A_DRAFT */
export function removeDraft(context: Context, { id }: InputOf<typeof endpoint>): Promise<Done> {
  return readAgain(async () => {
    const [rows, pages] = await context.load([ownApplication(context, id), pagesQuery(id)])
    const own = found(rows[0])
    if (!isOpenDraft(own.state)) throw new AppError('NOT_A_DRAFT')
    await context.save([
      ...removeDraftWrites(own, context.now),
      releaseFiles(
        context.now,
        pages.map(({ file_id }) => file_id),
      ),
      context.audit('remove', 'application', id, own.point_id),
    ])
    return { done: true }
  })
}

/**
 * The writes that take a draft away. Guard: CONFLICT when it was submitted meanwhile, or touched at or after
 * `untouchedSince`.
 */
export function removeDraftWrites(
  { id, key_id }: { id: string; key_id: string },
  now: number,
  untouchedSince: number | null = null,
): Write[] {
  return [
    write(PAGES_SQL, [id]),
    write('DELETE FROM application_material WHERE application_id = ?', [id]),
    guarded('CONFLICT', REMOVE_SQL, [id, untouchedSince, untouchedSince]),
    write(DESTROY_SQL, [now, key_id]),
  ]
}
