import { DAY_MS, dayOf, minuteOfDay } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import type { EachRow } from '../each-row'
import { type ToldAccount, tellApplicant } from '../notice/tell-applicant'

/** So long before the last day the applicant is reminded. */
const BEFORE_MS = 3 * DAY_MS
/** Nobody is woken: Asia/Shanghai. */
const FROM_MINUTE = 9 * 60
const PAGE = 100

type Row = ToldAccount & { id: string; application_id: string; item_id: string; seq: number; due_at: number }

const DUE_SQL = `SELECT c.id, c.application_id, c.item_id, c.seq, c.due_at, a.account_id, k.id AS account_key_id,
    k.wrapped AS account_wrapped, k.version AS account_key_version
  FROM "case" c JOIN application a ON a.id = c.application_id JOIN account p ON p.id = a.account_id
  JOIN person_key k ON k.id = p.key_id
  WHERE c.state = 'supplement' AND c.due_at > ? AND c.due_at <= ? AND (c.due_at, c.id) > (?, ?) AND p.deleted_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.dedupe = 'application_supplement_due/' || c.id || '/' || c.seq)
  ORDER BY c.due_at, c.id LIMIT ${PAGE}`

/** Tells applicants, once each notice, that the time to give what is missing runs out in some days. */
export async function remindSupplement(context: Context, each: EachRow): Promise<void> {
  const { now } = context
  if (minuteOfDay(now) < FROM_MINUTE) return
  let place = { due_at: now, id: '' }
  for (;;) {
    const [rows] = await context.load([query<Row>(DUE_SQL, [now, now + BEFORE_MS, place.due_at, place.id])])
    const last = rows.at(-1)
    if (!last) return
    await each(rows, async (row) => {
      const facts = { itemId: row.item_id, until: dayOf(row.due_at - 1) }
      const about = {
        ref: { kind: 'application', id: row.application_id },
        dedupe: `application_supplement_due/${row.id}/${row.seq}`,
      } as const
      await context.save(await tellApplicant(context, row, { topic: 'application_supplement_due', facts }, about))
    })
    place = last
  }
}
