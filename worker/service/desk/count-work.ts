import type { AnswerOf } from '../../../shared/contract/endpoint'
import { type countWork as endpoint, QUEUES, type Queue } from '../../../shared/contract/work-list'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { COLLECTED_AT } from '../application/collectable'
import type { Context } from '../context'

interface Row {
  queue: Queue
  department_id: string | null
  point_id: string | null
  count: number
  late: number
}

interface WaitingRow {
  prechecks: number
  late_prechecks: number
  urges: number
  late_urges: number
}

/** More than this many are not counted: "99+" says enough. */
const MOST = 100
const countOf = (condition: string) => `(SELECT COUNT(*) FROM (SELECT 1 FROM "case" c WHERE ${condition}
  AND c.queue = q.value AND c.queue <> '' LIMIT ${MOST}))`
/** As the list has it: an issuer gives out what is collected there, wherever it was handed in; the others see their own. */
const collectOf = (more: string) => `(SELECT COUNT(*) FROM (SELECT 1 FROM "case" c
  WHERE ${COLLECTED_AT} = p.id AND c.queue = 'collect' AND (p.issues = 1 OR c.point_id = p.id) ${more} LIMIT ${MOST}))`
const LIVE = 'g.account_id = ? AND g.revoked_at IS NULL AND g.expires_at > ?'
const SQL = `WITH department AS (SELECT DISTINCT g.department_id AS id FROM role_grant g
    WHERE ${LIVE} AND g.department_id IS NOT NULL),
  point AS (SELECT p.value AS id, MAX(g.role = 'issuer') AS issues FROM role_grant g
    JOIN json_each(?) p ON g.point_id IS NULL OR g.point_id = p.value
    WHERE ${LIVE} AND g.role IN ('clerk','issuer','supervisor') GROUP BY p.value)
  SELECT q.value AS queue, d.id AS department_id, NULL AS point_id, ${countOf('c.department_id = d.id')} AS count,
    ${countOf('c.department_id = d.id AND c.due_at <= ?')} AS late FROM department d, json_each(?) q
  UNION ALL SELECT q.value, NULL, p.id, ${countOf('c.point_id = p.id')}, ${countOf('c.point_id = p.id AND c.due_at <= ?')}
    FROM point p, json_each(?) q
  UNION ALL SELECT 'collect', NULL, p.id, ${collectOf('')}, ${collectOf('AND c.due_at <= ?')} FROM point p`

const upTo = (rows: string) => `(SELECT COUNT(*) FROM (SELECT 1 FROM ${rows} LIMIT ${MOST}))`
const PRECHECKS = "hall h CROSS JOIN application a WHERE a.point_id = h.id AND a.state = 'precheck'"
const URGES = "urge u WHERE u.to_account_id = ? AND u.state = 'open'"
const WAITING_SQL = `WITH hall AS (SELECT DISTINCT p.value AS id FROM role_grant g
    JOIN json_each(?) p ON g.point_id IS NULL OR g.point_id = p.value WHERE ${LIVE} AND g.role = 'clerk')
  SELECT ${upTo(PRECHECKS)} AS prechecks, ${upTo(`${PRECHECKS} AND a.precheck_due_at <= ?`)} AS late_prechecks,
    ${upTo(URGES)} AS urges, ${upTo(`${URGES} AND u.due_day < ?`)} AS late_urges`

/** How many cases wait in each list of the caller's departments and service points; what else waits for an answer. */
export async function countWork(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId, deps } = context
  const points = JSON.stringify(deps.catalogue.points.map(({ id }) => id))
  const queues = JSON.stringify(QUEUES)
  const atPoint = JSON.stringify(QUEUES.filter((queue) => queue !== 'collect'))
  const [rows, [waiting]] = await context.load([
    query<Row>(SQL, [accountId, now, points, accountId, now, now, queues, now, atPoint, now]),
    query<WaitingRow>(WAITING_SQL, [points, accountId, now, now, accountId, accountId, dayOf(now)]),
  ])
  return {
    lists: rows
      .filter(({ count }) => count > 0)
      .map((row) => ({
        queue: row.queue,
        departmentId: row.department_id,
        pointId: row.point_id,
        count: row.count,
        late: row.late,
      })),
    prechecks: { count: waiting?.prechecks ?? 0, late: waiting?.late_prechecks ?? 0 },
    urges: { count: waiting?.urges ?? 0, late: waiting?.late_urges ?? 0 },
  }
}
