import type { listAudit as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'

interface Row extends NameRow {
  seq: number
  at: number
  actor_kind: string
  actor_id: string
  action: string
  entity: string
  entity_id: string
  request_id: string
}

const PAGE = 100
const COLUMNS = `SELECT u.seq, u.at, u.actor_kind, u.actor_id, u.action, u.entity, u.entity_id, u.request_id, n.work_name,
  n.work_badge FROM audit u LEFT JOIN account n ON n.id = u.actor_id AND u.actor_kind = 'person'`
const REST = `u.seq < ? ORDER BY u.seq DESC LIMIT ${PAGE + 1}`
const ALL_SQL = `${COLUMNS} WHERE ${REST}`
const BY_ENTITY_SQL = `${COLUMNS} WHERE u.entity_id = ? AND ${REST}`

/** Who changed what, newest first. Rows hold ids only: of residents nothing is shown by it, of the hall's people
 * their work name. */
export async function listAudit(
  context: Context,
  { entityId, before = Number.MAX_SAFE_INTEGER }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const read = entityId === undefined ? query<Row>(ALL_SQL, [before]) : query<Row>(BY_ENTITY_SQL, [entityId, before])
  const [found] = await context.load([read])
  const rows = found.slice(0, PAGE)
  return {
    rows: rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      actor: `${row.actor_kind}:${row.actor_id}`,
      person: workPerson(row),
      action: row.action,
      entity: row.entity,
      entityId: row.entity_id,
      requestId: row.request_id,
    })),
    next: found.length > PAGE ? (rows[rows.length - 1]?.seq ?? null) : null,
  }
}
