import { DAY_MS, dayOf, MINUTE_MS, minuteOfDay } from '../../shared/domain/time'
import { query } from '../db/statement'
import type { Context } from '../service/context'
import { type ToldAccount, tellApplicant } from '../service/notice/tell-applicant'
import { handleEach } from './page'
import type { Job } from './runner'

/** Nobody is woken: reminders go out from then on, Asia/Shanghai. */
const FROM_MINUTE = 9 * 60
/** How long before the last day somebody is reminded. */
const BEFORE_MS = 3 * DAY_MS
const PAGE = 50

interface DueRow extends ToldAccount {
  id: string
  application_id: string
  item_id: string
  due_at: number
}

const DUE_SQL = `SELECT c.id, c.application_id, c.item_id, c.due_at, a.account_id, k.id AS account_key_id,
    k.wrapped AS account_wrapped, k.version AS account_key_version
  FROM "case" c JOIN application a ON a.id = c.application_id JOIN account p ON p.id = a.account_id
  JOIN person_key k ON k.id = p.key_id AND k.wrapped IS NOT NULL
  WHERE c.state = 'supplement' AND c.due_at > ? AND c.due_at <= ? AND NOT EXISTS
    (SELECT 1 FROM outbox o WHERE o.dedupe = 'application_supplement_due/' || c.id || '/' || c.due_at)
  ORDER BY c.due_at, c.id LIMIT ${PAGE}`

/** Reminds people, once each, that the time to give what is missing runs out in a few days. */
export const remindSupplementJob: Job = {
  name: 'remind-supplement',
  everyMs: 10 * MINUTE_MS,
  run: async (context) => {
    if (minuteOfDay(context.now) < FROM_MINUTE) return
    while (await remindPage(context));
  },
}

async function remindPage(context: Context): Promise<boolean> {
  const { now } = context
  const [rows] = await context.load([query<DueRow>(DUE_SQL, [now, now + BEFORE_MS])])
  await handleEach(rows, async (row) => {
    const told = {
      topic: 'application_supplement_due',
      facts: { itemId: row.item_id, until: dayOf(row.due_at - 1) },
    } as const
    const about = {
      ref: { kind: 'application', id: row.application_id },
      dedupe: `application_supplement_due/${row.id}/${row.due_at}`,
    } as const
    await context.save([
      ...(await tellApplicant(context, row, told, about)),
      context.audit('remind', 'case', row.id, null, { application: row.application_id }),
    ])
  })
  return rows.length === PAGE
}
