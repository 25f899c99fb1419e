import { DAY_MS, MINUTE_MS } from '../../shared/domain/time'
import { query, type Write, write } from '../db/statement'
import { eraseParty } from '../service/account/party'
import type { Context } from '../service/context'
import { OPEN } from '../service/slot/statements'
import type { Job } from './runner'

const PAGE = 500
/** A code's row counts the codes of its day: it goes when that day is surely over. */
const CODE_DAYS = 2
/** How long a repeated request still gets its first answer. */
const ANSWER_DAYS = 7
/** An ended session stays this long, so that a stolen token is still told apart from an unknown one. */
const SESSION_DAYS = 30

interface Old {
  codes: number
  answers: number
  sessions: number
}

const OLD_SQL = `SELECT EXISTS (SELECT 1 FROM login_code WHERE expires_at < ?) AS codes,
  EXISTS (SELECT 1 FROM idempotency WHERE created_at < ?) AS answers,
  EXISTS (SELECT 1 FROM session WHERE expires_at < ?) AS sessions`
const CODES_SQL = `DELETE FROM login_code WHERE rowid IN
  (SELECT rowid FROM login_code WHERE expires_at < ? ORDER BY expires_at LIMIT ${PAGE})`
const ANSWERS_SQL = `DELETE FROM idempotency WHERE rowid IN
  (SELECT rowid FROM idempotency WHERE created_at < ? ORDER BY created_at LIMIT ${PAGE})`
const SESSIONS_SQL = `DELETE FROM session WHERE rowid IN
  (SELECT rowid FROM session WHERE expires_at < ? ORDER BY expires_at LIMIT ${PAGE})`
/** Removed people whose appointment was open then and is over now. */
const LEAVING_SQL = `SELECT p.id, p.deleted_at FROM party p WHERE p.deleted_at IS NOT NULL AND p.erased_at IS NULL
  AND (p.deleted_at, p.id) > (?, ?)
  AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.limit_key = p.limit_key AND a.party_id = p.id AND a.${OPEN})
  ORDER BY p.deleted_at, p.id LIMIT ${PAGE}`

/** Deletes what has no use any more, a page at a time: a run that is cut off goes on where it was. */
export const purge: Job = {
  name: 'purge',
  everyMs: 60 * MINUTE_MS,
  run: async (context) => {
    await deleteOld(context)
    await eraseLeaving(context)
  },
}

async function deleteOld(context: Context): Promise<void> {
  const before = (days: number) => context.now - days * DAY_MS
  const codes = before(CODE_DAYS)
  const answers = before(ANSWER_DAYS)
  const sessions = before(SESSION_DAYS)
  for (;;) {
    const [[old]] = await context.load([query<Old>(OLD_SQL, [codes, answers, sessions])])
    const writes: Write[] = []
    if (old?.codes) writes.push(write(CODES_SQL, [codes]), context.audit('purge', 'login_code', '-'))
    if (old?.answers) writes.push(write(ANSWERS_SQL, [answers]), context.audit('purge', 'idempotency', '-'))
    if (old?.sessions) writes.push(write(SESSIONS_SQL, [sessions]), context.audit('purge', 'session', '-'))
    if (writes.length === 0) return
    await context.save(writes)
  }
}

async function eraseLeaving(context: Context): Promise<void> {
  let last = { id: '', deleted_at: 0 }
  for (;;) {
    const [rows] = await context.load([query<typeof last>(LEAVING_SQL, [last.deleted_at, last.id])])
    const end = rows[rows.length - 1]
    if (!end) return
    last = end
    const writes = rows.flatMap(({ id }) => [...eraseParty(context, id), context.audit('erase', 'party', id)])
    await context.save(writes)
  }
}
