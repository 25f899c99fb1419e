import type { listDelegations as endpoint } from '../../../shared/contract/authority'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { addDays, dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { maskedPhone, type PhoneRow } from '../account/masked-phone'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'

interface Row extends PhoneRow, NameRow {
  id: string
  department_id: string
  from_day: string
  to_day: string
  ended_at: number | null
  to_id: string
  to_work_name: string | null
  to_work_badge: string | null
  to_phone_sealed: string | null
  to_key_id: string
  to_wrapped: string | null
  to_key_version: number
}

/** How long a stand-in that is over stays in the list. */
const SHOWN_DAYS = 92
const COLUMNS = `SELECT d.id, d.department_id, d.from_day, d.to_day, d.ended_at, f.id AS account_id, f.work_name,
  f.work_badge, f.phone_sealed, f.key_id, fk.wrapped, fk.version AS key_version, t.id AS to_id, t.work_name AS to_work_name,
  t.work_badge AS to_work_badge, t.phone_sealed AS to_phone_sealed,
  t.key_id AS to_key_id, tk.wrapped AS to_wrapped, tk.version AS to_key_version FROM delegation d
  JOIN account f ON f.id = d.from_account_id JOIN person_key fk ON fk.id = f.key_id
  JOIN account t ON t.id = d.to_account_id JOIN person_key tk ON tk.id = t.key_id WHERE`
const SQL = `${COLUMNS} d.from_account_id = ? AND d.to_day >= ? AND d.ended_at IS NULL
  UNION ALL ${COLUMNS} d.to_account_id = ? AND d.to_day >= ? AND d.ended_at IS NULL ORDER BY 3`

/** Who stands in for the caller, and for whom the caller stands in; those of the last months too. */
export async function listDelegations(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { accountId, deps, now } = context
  const since = addDays(dayOf(now), -SHOWN_DAYS)
  const [rows] = await context.load([query<Row>(SQL, [accountId, since, accountId, since])])
  return {
    delegations: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        departmentId: row.department_id,
        from: workPerson(row),
        fromPhone: await maskedPhone(deps.vault, row),
        to: workPerson({ work_name: row.to_work_name, work_badge: row.to_work_badge }),
        toPhone: await maskedPhone(deps.vault, {
          account_id: row.to_id,
          phone_sealed: row.to_phone_sealed,
          key_id: row.to_key_id,
          wrapped: row.to_wrapped,
          key_version: row.to_key_version,
        }),
        fromDay: row.from_day,
        toDay: row.to_day,
        endedAt: row.ended_at,
      })),
    ),
  }
}
