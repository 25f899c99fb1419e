import type { listPublishedGrants as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { Variant } from '../../../shared/contract/service-item'
import { dayOf, instantOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { type CaseNaming, GONE } from '../case/naming'
import type { Context } from '../context'
import { pageOf } from '../page'

interface Row {
  item_id: string
  department_id: string
  variant: Variant
  holder: string
  uscc: string | null
  number: string | null
  state: 'valid' | 'ended'
  granted_at: number
  created_at: number
  naming: string | null
}

const PAGE = 30
// What it was called when the case began: items leave the catalogue, grants stay.
const SELECT = `SELECT g.item_id, g.department_id, g.variant, g.holder, g.uscc, g.number, g.state, g.granted_at, g.created_at,
    json_extract(w.body, '$.naming') AS naming
  FROM published_grant g LEFT JOIN "case" c ON c.id = g.case_id LEFT JOIN workflow w ON w.id = c.workflow_id`
const ORDER = `ORDER BY g.created_at DESC LIMIT ${PAGE + 1}`
const ALL_SQL = `${SELECT} WHERE g.created_at < ? AND g.created_at >= ? ${ORDER}`
const DEPARTMENT_SQL = `${SELECT} WHERE g.department_id = ? AND g.created_at < ? AND g.created_at >= ? ${ORDER}`

const keptNaming = ({ naming }: Row): CaseNaming => (naming === null ? GONE : (JSON.parse(naming) as CaseNaming))

/** Licences that were granted, newest first, for anybody; of one department or one day of publication (Asia/Shanghai). */
export async function listPublishedGrants(
  context: Context,
  { before = Number.MAX_SAFE_INTEGER, departmentId, day }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { items, departments } = context.deps.catalogue
  const until = day === undefined ? before : Math.min(before, instantOf(day, 1440))
  const since = day === undefined ? 0 : instantOf(day, 0)
  const [read] = await context.load([
    departmentId === undefined
      ? query<Row>(ALL_SQL, [until, since])
      : query<Row>(DEPARTMENT_SQL, [departmentId, until, since]),
  ])
  const { rows, next } = pageOf(read, PAGE)
  return {
    next,
    grants: rows.map((row) => ({
      item: items.find(({ id }) => id === row.item_id)?.name ?? keptNaming(row).item,
      itemId: row.item_id,
      department: departments.find(({ id }) => id === row.department_id)?.name ?? keptNaming(row).department.name,
      departmentId: row.department_id,
      variant: row.variant,
      holder: row.holder,
      uscc: row.uscc,
      number: row.number,
      grantedDay: dayOf(row.granted_at),
      publishedAt: row.created_at,
      state: row.state,
    })),
  }
}
