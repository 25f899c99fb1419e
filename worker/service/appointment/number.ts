import type { AppointmentView } from '../../../shared/contract/appointment'
import { queueNumber } from '../../../shared/domain/queue-number'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { Replay } from '../error'

/** In an answer that is kept before its number is known. */
export const UNNUMBERED = 1

const SQL = 'SELECT window_kind, ordinal FROM appointment WHERE id = ?'

/**
 * The number of an appointment is given inside the write, after the answer to a repeated request was sealed. A repeated
 * request reads it: one more round trip, and only then.
 */
export async function withNumber(context: Context, verb: () => Promise<AppointmentView>): Promise<AppointmentView> {
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof Replay)) throw error
    const kept = error.answer as AppointmentView
    const [rows] = await context.load([
      query<{ window_kind: AppointmentView['windowKind']; ordinal: number }>(SQL, [kept.id]),
    ])
    const [row] = rows
    throw row ? new Replay(error.status, { ...kept, number: queueNumber(row.window_kind, row.ordinal) }) : error
  }
}
