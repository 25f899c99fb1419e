import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type {
  exportRegister as endpoint,
  listExports as listEndpoint,
  RegisterExportView,
  RegisterFilters,
} from '../../../shared/contract/register'
import { DAY_MS } from '../../../shared/domain/time'
import { query, write } from '../../db/statement'
import { newKey } from '../account/new-account'
import type { Context } from '../context'
import { requireDays, requireRegister } from './rows'

/** A spreadsheet is thrown away after this time: who needs it later asks again. */
const KEEP_MS = 7 * DAY_MS

interface Row {
  id: string
  filters: string
  state: 'making' | 'ready'
  rows: number
  created_at: number
  finished_at: number | null
  expires_at: number
}

const INSERT_SQL = `INSERT INTO register_export (id, register, filters, point_id, department_id, state, key_id, requested_by,
  created_at, expires_at) VALUES (?,?,?,?,?,'making',?,?,?,?)`
const MINE_SQL = `SELECT id, filters, state, rows, created_at, finished_at, expires_at FROM register_export
  WHERE requested_by = ? AND state IN ('making','ready') ORDER BY created_at DESC LIMIT 20`
const DUE_SQL = "UPDATE job SET next_due_at = 0 WHERE name = 'register-export'"

/** Asks for a register as a spreadsheet. @throws AppError NOT_FOUND for another service point, BAD_FIELD */
export async function exportRegister(
  context: Context,
  filters: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  requireDays(filters)
  await context.load([])
  requireRegister(context, filters)
  const id = context.id()
  const own = await newKey(context)
  const row: Row = {
    id,
    filters: JSON.stringify(filters),
    state: 'making',
    rows: 0,
    created_at: now,
    finished_at: null,
    expires_at: now + KEEP_MS,
  }
  const view = viewOf(row)
  await context.save(
    [
      own.write,
      write(INSERT_SQL, [
        ...[id, filters.register, row.filters, filters.pointId ?? null, filters.departmentId ?? null, own.id],
        ...[accountId, now, row.expires_at],
      ]),
      write(DUE_SQL),
      context.audit('export', 'register', id, filters.pointId ?? null, { register: filters.register }),
    ],
    view,
  )
  return view
}

/** What the caller asked for in the last days. */
export async function listExports(context: Context): Promise<AnswerOf<typeof listEndpoint>> {
  const [rows] = await context.load([query<Row>(MINE_SQL, [context.accountId])])
  return { exports: rows.map(viewOf) }
}

function viewOf(row: Row): RegisterExportView {
  return {
    id: row.id,
    filters: JSON.parse(row.filters) as RegisterFilters,
    state: row.state,
    rows: row.rows,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    expiresAt: row.expires_at,
  }
}
