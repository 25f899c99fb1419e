import type { readPass as endpoint } from '../../../shared/contract/appointment'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { queueNumber } from '../../../shared/domain/queue-number'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { makePass } from './pass'
import type { AppointmentRow } from './view'

const SQL = 'SELECT id, version, state, window_kind, ordinal FROM appointment WHERE id = ? AND account_id = ?'

/** The code to show at the hall and the digits to type at a kiosk. Check-in tells who comes on the wrong day. */
export async function readPass(context: Context, { id }: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([
    query<Pick<AppointmentRow, 'id' | 'version' | 'state' | 'window_kind' | 'ordinal'>>(SQL, [id, context.accountId]),
  ])
  const row = found(rows[0])
  if (row.state !== 'booked') throw new AppError('APPOINTMENT_NOT_OPEN')
  const pass = await makePass(context.deps.signer, { appointmentId: id, version: row.version }, context.now)
  return { ...pass, number: queueNumber(row.window_kind, row.ordinal) }
}
