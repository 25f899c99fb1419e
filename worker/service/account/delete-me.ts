import type { deleteMe as endpoint } from '../../../shared/contract/account'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { guarded, query, type Write, write } from '../../db/statement'
import { forgetApplications } from '../application/forget-applications'
import type { Context } from '../context'
import { AppError } from '../error'
import { forgetFiles } from '../file/forget-files'
import { END_ALL_SQL } from '../session/statements'
import { freePlace } from '../slot/freed-place'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import type { OfferedTime } from '../waitlist/offer'
import { eraseParty, partiesQuery } from './party'

interface BookedRow extends OfferedTime {
  appointment_id: string
  version: number
  closed_reason: string | null
  place_id: string | null
}

const BOOKED_SQL = `SELECT a.id AS appointment_id, a.version, s.id, s.point_id, s.day, s.start_minute, s.starts_at,
  s.closed_reason, p.id AS place_id FROM appointment a JOIN slot s ON s.id = a.slot_id
  LEFT JOIN place p ON p.appointment_id = a.id WHERE a.account_id = ? AND a.state = 'booked'`
const CANCEL_SQL = `UPDATE appointment SET state = 'cancelled', ended_at = ?, changed_at = ?, version = version + 1
  WHERE id = ? AND state = 'booked' AND version = ?`
/** The last administrator cannot go: nobody could let another one in. */
const CLOSE_SQL = `UPDATE account SET deleted_at = ?, phone_sealed = NULL, phone_hash = NULL, wechat_sealed = NULL,
  wechat_hash = NULL, identity_sealed = NULL, identity_by = NULL, identity_at = NULL WHERE id = ? AND deleted_at IS NULL AND (
    NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = account.id AND g.role = 'admin'
      AND g.revoked_at IS NULL AND g.expires_at > ?)
    OR EXISTS (SELECT 1 FROM role_grant g WHERE g.role = 'admin' AND g.revoked_at IS NULL AND g.expires_at > ?
      AND g.account_id <> account.id))`

/**
 * Deletes the account: sessions and roles end, open appointments are cancelled and their places freed, the keys of the
 * account and its people are destroyed, the phone and the WeChat identity are free for a new account. Who is in the hall
 * at this moment is served; their key goes when the visit is over. Drafts go; submitted applications stay under keys of
 * their own, with the files they rest on. Appointments, visits and levels of ratings stay, with nothing in them that names
 * a person. The work name of somebody of the hall stays on what was done in office (decision 0017). @throws AppError LAST_ADMIN, CONFLICT
 */
export async function deleteMe(context: Context): Promise<AnswerOf<typeof endpoint>> {
  try {
    return await remove(context)
  } catch (error) {
    // An appointment changed meanwhile: the second look finds it as it is.
    if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
    return remove(context)
  }
}

async function remove(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const [booked, parties, rules] = await context.load([
    query<BookedRow>(BOOKED_SQL, [accountId]),
    partiesQuery(accountId),
    RULE_QUERY,
  ])
  const rule = ruleOf(rules)
  const writes: Write[] = [
    write('DELETE FROM login_code WHERE phone_hash = (SELECT phone_hash FROM account WHERE id = ?)', [accountId]),
    guarded('LAST_ADMIN', CLOSE_SQL, [now, accountId, now, now]),
    ...leaveWaits(accountId, now),
  ]
  for (const row of booked) {
    writes.push(guarded('CONFLICT', CANCEL_SQL, [now, now, row.appointment_id, row.version]))
    // Nobody is told at once: the place cools down, and the job offers it to who waits.
    const freed = { id: row.place_id ?? '', slot: row, kind: 'booked', waiter: undefined, handOver: false } as const
    if (row.place_id !== null) writes.push(...(await freePlace(context, freed, rule)))
    writes.push(context.audit('cancel', 'appointment', row.appointment_id, row.point_id))
  }
  writes.push(write('UPDATE party SET deleted_at = ? WHERE account_id = ? AND deleted_at IS NULL', [now, accountId]))
  for (const { id } of parties) writes.push(...eraseParty(context, id))
  writes.push(...forgetApplications(accountId, now), ...forgetFiles(accountId, now), ...forget(accountId, now))
  writes.push(context.audit('delete', 'account', accountId))
  await context.save(writes)
  return { done: true }
}

function leaveWaits(accountId: string, now: number): Write[] {
  return [
    write(
      `DELETE FROM place WHERE kind = 'offered' AND account_id = ?
        AND id IN (SELECT place_id FROM waitlist WHERE account_id = ? AND state = 'offered')`,
      [accountId, accountId],
    ),
    write("DELETE FROM place WHERE kind = 'held' AND account_id = ?", [accountId]),
    write(
      `UPDATE waitlist SET state = 'left', place_id = NULL, offer_until = NULL, changed_at = ?
        WHERE account_id = ? AND state IN ('waiting','offered')`,
      [now, accountId],
    ),
  ]
}

/** Everything else that was sealed with the account's key, and what links a rating or a visit to it. */
function forget(accountId: string, now: number): Write[] {
  return [
    write(END_ALL_SQL, [now, 'deleted', accountId]),
    write('UPDATE role_grant SET revoked_at = ? WHERE account_id = ? AND revoked_at IS NULL', [now, accountId]),
    write('UPDATE rating SET account_id = NULL, party_id = NULL, words_sealed = NULL WHERE account_id = ?', [
      accountId,
    ]),
    write('UPDATE visit SET account_id = NULL WHERE account_id = ?', [accountId]),
    write('DELETE FROM inbox_message WHERE account_id = ?', [accountId]),
    write('DELETE FROM checklist_state WHERE account_id = ?', [accountId]),
    write('DELETE FROM idempotency WHERE account_id = ?', [accountId]),
    write("DELETE FROM objection WHERE account_id = ? AND state = 'open'", [accountId]),
    write(
      'UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE id = (SELECT key_id FROM account WHERE id = ?)',
      [now, accountId],
    ),
  ]
}
