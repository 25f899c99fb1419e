import type { Hall, Login } from './hall'
import { accountOf } from './hall'

/** The people of one department, its chief representative authorised for the year. */
export interface Officers {
  reviewer: Login
  secondReviewer: Login
  approver: Login
  secondApprover: Login
  inspector: Login
  secondInspector: Login
}

const AUTHORISE_SQL = `INSERT INTO authorisation (id, account_id, department_id, items, from_day, to_day, granted_by, created_at)
  VALUES (?, ?, ?, ?, '2026-01-01', '2027-12-31', 'test', 0)`

/** Makes a chief representative of an approver; `items`: of a clerk, for what is decided on the spot. */
export function authorise(hall: Pick<Hall, 'db'>, login: Login, departmentId: string, items?: readonly string[]): void {
  const list = items === undefined ? null : JSON.stringify(items)
  hall.db.prepare(AUTHORISE_SQL).run([crypto.randomUUID(), accountOf(login), departmentId, list])
}

/** Engages the officers of a department. */
export async function officersOf(hall: Hall, departmentId: string): Promise<Officers> {
  const officers = {
    reviewer: await hall.staff('reviewer', null, departmentId),
    secondReviewer: await hall.staff('reviewer', null, departmentId),
    approver: await hall.staff('approver', null, departmentId),
    secondApprover: await hall.staff('approver', null, departmentId),
    inspector: await hall.staff('inspector', null, departmentId),
    secondInspector: await hall.staff('inspector', null, departmentId),
  }
  authorise(hall, officers.approver, departmentId)
  authorise(hall, officers.secondApprover, departmentId)
  return officers
}
