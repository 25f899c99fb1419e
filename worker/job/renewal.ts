import { renewBy } from '../../shared/domain/certificate'
import { MINUTE_MS } from '../../shared/domain/time'
import { guarded, query, write } from '../db/statement'
import { askDays } from '../service/certificate/rules'
import type { Context } from '../service/context'
import type { EachRow } from '../service/each-row'
import { type ToldAccount, tellApplicant } from '../service/notice/tell-applicant'
import { actByLaw } from '../service/supervision/act-by-law'
import type { Job } from './runner'

const PAGE = 50

interface DueRow extends ToldAccount {
  id: string
  item_id: string
  valid_until: string
  remind_at: number
}
interface OverRow {
  id: string
  expires_at: number
  /** JSON: applications of the holder with a renewal that is not decided. */
  asked: string
}

const DUE_SQL = `SELECT c.id, c.item_id, c.valid_until, c.remind_at, c.account_id, k.id AS account_key_id,
  k.wrapped AS account_wrapped, k.version AS account_key_version
  FROM certificate c LEFT JOIN account a ON a.id = c.account_id AND a.deleted_at IS NULL
  LEFT JOIN person_key k ON k.id = a.key_id
  WHERE c.remind_at <= ? AND (c.remind_at, c.id) > (?, ?) ORDER BY c.remind_at, c.id LIMIT ${PAGE}`
const REMINDED_SQL = 'UPDATE certificate SET remind_at = NULL WHERE id = ? AND remind_at IS NOT NULL'
const OVER_SQL = `SELECT c.id, c.expires_at, (SELECT json_group_array(DISTINCT a.id) FROM application a
    JOIN "case" o ON o.application_id = a.id AND o.item_id = c.item_id
    WHERE a.applicant_hash = c.holder_hash AND o.variant = 'renew' AND o.decided_at IS NULL AND o.ended_at IS NULL)
  AS asked FROM certificate c WHERE c.expires_at <= ? AND (c.expires_at, c.id) > (?, ?)
  ORDER BY c.expires_at, c.id LIMIT ${PAGE}`
const LOOKED_SQL = 'UPDATE certificate SET expires_at = NULL WHERE id = ?'

/**
 * Reminds holders before the last day, once each; and on the day after it lets the law act on renewals that are still
 * undecided: one that was asked for in time counts as granted (行政许可法 art. 50). Whoever acts on such a case before this
 * job comes by finds it granted too.
 */
export const renewalJob: Job = {
  name: 'renewal',
  everyMs: 60 * MINUTE_MS,
  run: async (context, each) => {
    await remind(context, each)
    await lookAtEnded(context, each)
  },
}

async function remind(context: Context, each: EachRow): Promise<void> {
  const days = askDays(context.deps.catalogue)
  let last = { remind_at: -1, id: '' }
  for (;;) {
    const [rows] = await context.load([query<DueRow>(DUE_SQL, [context.now, last.remind_at, last.id])])
    await each(rows, async (row) => {
      const facts = { itemId: row.item_id, validUntil: row.valid_until, renewBy: renewBy(row.valid_until, days) }
      await context.save([
        guarded('CONFLICT', REMINDED_SQL, [row.id]),
        ...(await tellApplicant(
          context,
          row,
          { topic: 'certificate_renewal', facts },
          { ref: { kind: 'certificate', id: row.id }, dedupe: `certificate_renewal/${row.id}` },
        )),
      ])
    })
    const end = rows[PAGE - 1]
    if (!end) return
    last = end
  }
}

async function lookAtEnded(context: Context, each: EachRow): Promise<void> {
  let last = { expires_at: -1, id: '' }
  for (;;) {
    const [rows] = await context.load([query<OverRow>(OVER_SQL, [context.now, last.expires_at, last.id])])
    await each(rows, async ({ id, asked }) => {
      for (const applicationId of JSON.parse(asked) as string[]) await actByLaw(context, applicationId)
      await context.save([write(LOOKED_SQL, [id])])
    })
    const end = rows[PAGE - 1]
    if (!end) return
    last = end
  }
}
