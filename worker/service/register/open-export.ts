import type { InputOf } from '../../../shared/contract/endpoint'
import type { openExport as endpoint } from '../../../shared/contract/register'
import { query } from '../../db/statement'
import { accessRow } from '../account/access-row'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { loadPart, partKey } from './parts'
import { workbook } from './workbook'

interface Row {
  state: string
  parts: number
  register: string
  key_id: string
  wrapped: string
  version: number
}

const SQL = `SELECT x.state, x.parts, x.register, x.key_id, k.wrapped, k.version FROM register_export x
  JOIN person_key k ON k.id = x.key_id AND k.wrapped IS NOT NULL
  WHERE x.id = ? AND x.requested_by = ? AND x.state IN ('making','ready')`

/**
 * A spreadsheet on its way out: its parts are opened one behind the other and packed as they go. The access row is
 * written before. @throws AppError NOT_FOUND for another's, CONFLICT while it is being made, FILES_DOWN
 */
export async function openExport(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<{ name: string; stream: ReadableStream<Uint8Array> }> {
  const { deps } = context
  const [rows] = await context.load([query<Row>(SQL, [id, context.accountId])])
  const row = found(rows[0])
  if (row.state !== 'ready') throw new AppError('CONFLICT')
  const key = await deps.vault.openKey(row.key_id, row.wrapped, row.version)
  const first = await loadPart(deps, key, partKey(id, 0))
  await context.save([accessRow(context, id, 'register', 'export'), context.audit('open', 'register', id)])
  async function* parts() {
    yield first
    for (let ordinal = 1; ordinal < row.parts; ordinal++) yield await loadPart(deps, key, partKey(id, ordinal))
  }
  return { name: `${row.register}-${id}.xlsx`, stream: workbook(parts()) }
}
