import type { NewEvent } from '../../../shared/domain/case/event'
import { guarded, type Write } from '../../db/statement'
import type { Context } from '../context'
import type { CaseRow } from './row'

/** Who works on a case `c` by a live role `g`: in its department, or at a window of its service point. */
export const WORKS_ON = `g.revoked_at IS NULL AND g.expires_at > ? AND (
  (g.role IN ('reviewer','approver','inspector') AND g.department_id = c.department_id)
  OR (g.role IN ('clerk','issuer') AND (g.point_id IS NULL OR g.point_id = c.point_id)))`
/** Changes nothing: it is there to fail when the person cannot have the case. */
const NAMED_SQL = `UPDATE "case" AS c SET assignee_id = assignee_id WHERE c.id = ? AND EXISTS (
  SELECT 1 FROM role_grant g JOIN account a ON a.id = g.account_id AND a.deleted_at IS NULL
  WHERE g.account_id = ? AND ${WORKS_ON})`
const RESPONSIBLE_SQL = NAMED_SQL.replace('WHERE g.account_id = ?', "WHERE g.role = 'clerk' AND g.account_id = ?")

/**
 * Whom an event gives a case to must work on it when the event is written; who answers for a 代理件 is a clerk of its
 * service point (首办责任制). Guard: CASE_ASSIGNEE.
 */
export function assigneeWrites({ now }: Context, { id }: Pick<CaseRow, 'id'>, events: readonly NewEvent[]): Write[] {
  return events.flatMap((event) => {
    if (event.kind === 'make_responsible') {
      return [guarded('CASE_ASSIGNEE', RESPONSIBLE_SQL, [id, event.data.to, now])]
    }
    if (event.kind !== 'assign' || event.data.to === null) return []
    return [guarded('CASE_ASSIGNEE', NAMED_SQL, [id, event.data.to, now])]
  })
}
