import { type Write, write } from '../../db/statement'
import type { Context } from '../context'

/** The row that a look at unmasked personal data leaves; into the same batch as what allows the look. */
export function accessRow(context: Context, partyId: string, what: string, purpose: string): Write {
  return write('INSERT INTO access_log (at, actor_id, party_id, what, purpose, request_id) VALUES (?,?,?,?,?,?)', [
    context.now,
    context.accountId,
    partyId,
    what,
    purpose,
    context.requestId,
  ])
}
