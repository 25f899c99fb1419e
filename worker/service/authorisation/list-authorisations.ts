import type { listAuthorisations as endpoint } from '../../../shared/contract/authority'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { addDays, dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { maskedPhone, type PhoneRow } from '../account/masked-phone'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'

interface Row extends PhoneRow, NameRow {
  id: string
  department_id: string
  items: string | null
  from_day: string
  to_day: string
  revoked_at: number | null
}

/** How long an authorisation that is over stays in the list. */
const SHOWN_DAYS = 366
const SQL = `SELECT h.id, h.account_id, h.department_id, h.items, h.from_day, h.to_day, h.revoked_at, a.work_name,
  a.work_badge, a.phone_sealed, a.key_id, k.wrapped, k.version AS key_version FROM authorisation h JOIN account a ON a.id = h.account_id
  JOIN person_key k ON k.id = a.key_id WHERE h.department_id IN (SELECT value FROM json_each(?)) AND h.to_day >= ?
  ORDER BY h.department_id, h.to_day`

/** The authorisations of the district, those of the last year that are over too. */
export async function listAuthorisations(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { deps, now } = context
  const departments = JSON.stringify(deps.catalogue.departments.map(({ id }) => id))
  const [rows] = await context.load([query<Row>(SQL, [departments, addDays(dayOf(now), -SHOWN_DAYS)])])
  return {
    authorisations: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        accountId: row.account_id,
        person: workPerson(row),
        phone: await maskedPhone(deps.vault, row),
        departmentId: row.department_id,
        items: row.items === null ? null : (JSON.parse(row.items) as string[]),
        fromDay: row.from_day,
        toDay: row.to_day,
        revokedAt: row.revoked_at,
      })),
    ),
  }
}
