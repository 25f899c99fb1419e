import { isInTime, renewBy } from '../../shared/domain/certificate'
import { dayOf, MINUTE_MS } from '../../shared/domain/time'
import { guarded, query } from '../db/statement'
import { askDays } from '../service/certificate/rules'
import type { Context } from '../service/context'
import { type ToldAccount, tellApplicant } from '../service/notice/tell-applicant'
import { handleEach } from './page'
import type { Job } from './runner'

const PAGE = 50

interface DueRow extends ToldAccount {
  id: string
  item_id: string
  valid_until: string
}
interface OverRow {
  id: string
  valid_until: string
  /** When a renewal that is not decided yet was submitted; the first one, if there are several. */
  asked_at: number | null
}

const DUE_SQL = `SELECT c.id, c.item_id, c.valid_until, c.account_id, k.id AS account_key_id,
  k.wrapped AS account_wrapped, k.version AS account_key_version
  FROM certificate c LEFT JOIN account a ON a.id = c.account_id AND a.deleted_at IS NULL
  LEFT JOIN person_key k ON k.id = a.key_id
  WHERE c.remind_at <= ? ORDER BY c.remind_at LIMIT ${PAGE}`
const REMINDED_SQL = 'UPDATE certificate SET remind_at = NULL WHERE id = ? AND remind_at IS NOT NULL'
const OVER_SQL = `SELECT c.id, c.valid_until, (SELECT MIN(a.submitted_at) FROM application a
    JOIN "case" o ON o.application_id = a.id AND o.item_id = c.item_id
    WHERE a.applicant_hash = c.holder_hash AND o.variant = 'renew' AND o.decided_at IS NULL AND o.ended_at IS NULL)
  AS asked_at FROM certificate c WHERE c.expires_at <= ? ORDER BY c.expires_at LIMIT ${PAGE}`
const LOOKED_SQL = `UPDATE certificate SET expires_at = NULL, renewal_deemed_at = ?
  WHERE id = ? AND expires_at IS NOT NULL`

/**
 * Reminds holders before the last day, once each; and on the day after it says of each certificate whether a renewal that
 * was asked for in time is still undecided: it then counts as granted (行政许可法 art. 50).
 */
export const renewalJob: Job = {
  name: 'renewal',
  everyMs: 60 * MINUTE_MS,
  run: async (context) => {
    await remind(context)
    await lookAtEnded(context)
  },
}

async function remind(context: Context): Promise<void> {
  const days = askDays(context.deps.catalogue)
  for (;;) {
    const [rows] = await context.load([query<DueRow>(DUE_SQL, [context.now])])
    await handleEach(rows, async (row) => {
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
    if (rows.length < PAGE) return
  }
}

async function lookAtEnded(context: Context): Promise<void> {
  const days = askDays(context.deps.catalogue)
  for (;;) {
    const [rows] = await context.load([query<OverRow>(OVER_SQL, [context.now])])
    await handleEach(rows, async ({ id, valid_until, asked_at }) => {
      const isDeemed = asked_at !== null && isInTime(dayOf(asked_at), valid_until, days)
      await context.save([
        guarded('CONFLICT', LOOKED_SQL, [isDeemed ? context.now : null, id]),
        ...(isDeemed ? [context.audit('deem_renewed', 'certificate', id)] : []),
      ])
    })
    if (rows.length < PAGE) return
  }
}
