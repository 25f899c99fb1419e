import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listMyInspections as endpoint } from '../../../shared/contract/inspection'
import type { InspectionRow } from '../../../shared/contract/inspection-view'
import { maskApplicant } from '../../../shared/domain/applicant'
import { query, type Value } from '../../db/statement'
import { applicationKey, openContent } from '../application/content'
import { APPLICATION_COLUMNS, type ApplicationRow } from '../application/row'
import { itemName } from '../application/view'
import type { Context } from '../context'
import { visitSpot } from './row'

const PAGE = 20

interface Row extends ApplicationRow {
  inspection_id: string
  sort_at: number
  inspection_state: InspectionRow['state']
  minutes: number
  place_sealed: string
  /** JSON list of item ids. */
  items: string
  found: number
}

// A case that was withdrawn or refused meanwhile needs no visit: one without any other is not shown.
const SQL = `SELECT o.inspection_id, o.sort_at, i.state AS inspection_state, i.minutes, i.place_sealed,
  (SELECT json_group_array(c.item_id) FROM inspection_case v JOIN "case" c ON c.id = v.case_id
    WHERE v.inspection_id = i.id) AS items,
  (SELECT COUNT(*) FROM finding f WHERE f.inspection_id = i.id) AS found, ${APPLICATION_COLUMNS}
  FROM inspection_officer o JOIN inspection i ON i.id = o.inspection_id
  JOIN application a ON a.id = i.application_id JOIN person_key k ON k.id = a.key_id
  WHERE o.account_id = ? AND o.is_open = 1 AND (o.sort_at, o.inspection_id) > (?, ?)
    AND EXISTS (SELECT 1 FROM inspection_case v JOIN "case" c ON c.id = v.case_id
      WHERE v.inspection_id = i.id AND v.is_open = 1 AND c.ended_at IS NULL)
  GROUP BY o.sort_at, o.inspection_id ORDER BY o.sort_at, o.inspection_id LIMIT ${PAGE + 1}`

/** The caller's visits that are not over, soonest first. */
export async function listMyInspections(
  context: Context,
  { after }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const from: Value[] = after === undefined ? [0, ''] : [Number(after.split('.')[0]), after.split('.')[1] ?? '']
  const [rows] = await context.load([query<Row>(SQL, [context.accountId, ...from])])
  const page = rows.slice(0, PAGE)
  const last = page[page.length - 1]
  return {
    inspections: await Promise.all(page.map((row) => line(context, row))),
    next: rows.length > PAGE && last ? `${last.sort_at}.${last.inspection_id}` : null,
  }
}

async function line({ deps: { vault, catalogue } }: Context, row: Row): Promise<InspectionRow> {
  const key = await applicationKey(vault, row)
  const { applicant } = await openContent(vault, key, row)
  return {
    id: row.inspection_id,
    number: row.number ?? '',
    state: row.inspection_state,
    at: row.sort_at,
    minutes: row.minutes,
    place: await vault.unseal(key, visitSpot(row.inspection_id, 'place_sealed'), row.place_sealed),
    applicant: maskApplicant(applicant).name ?? '',
    items: (JSON.parse(row.items) as string[]).map((id) => itemName(catalogue, id)),
    found: row.found,
  }
}
