import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { checkIn as endpoint } from '../../../shared/contract/visit'
import { checkInVerdict } from '../../../shared/domain/check-in'
import { parseQueueNumber } from '../../../shared/domain/queue-number'
import { dayOf } from '../../../shared/domain/time'
import type { Signer } from '../../adapter/token'
import type { Query } from '../../db/statement'
import { type PassVerdict, verifyDigits, verifyPass } from '../appointment/pass'
import type { AppointmentRow } from '../appointment/view'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { admit, requireAdmitted } from './admit'
import { appointmentById, appointmentByNumber } from './appointment-at'

/** What was scanned or typed: how to find the appointment, and whether the proof is good for the row that was found. */
interface Proof {
  how: 'code' | 'digits'
  find: Query<AppointmentRow>
  check: (row: AppointmentRow | undefined) => Promise<AppointmentRow>
}

/** States after `booked`; each step adds one to the version. */
const STEPS = 3

/**
 * Checks someone in by the code they show, or by number and digits typed at a kiosk.
 * @throws AppError BAD_FIELD, NOT_FOUND (no role at `pointId`), PASS_INVALID, PASS_EXPIRED, CHECKIN_TOO_EARLY (with
 *   minutes), CHECKIN_TOO_LATE, CHECKIN_WRONG_PLACE, CHECKIN_WRONG_DAY, CHECKIN_USED, APPOINTMENT_NOT_OPEN
 */
export async function checkIn(context: Context, input: InputOf<typeof endpoint>): Promise<AppointmentView> {
  const { pointId } = input
  const { signer } = context.deps
  const { now } = context
  const proof = input.code === undefined ? typed(signer, input, now) : await scanned(signer, input.code, now)
  return readAgain(async () => {
    const [rows, rules] = await context.load([proof.find, RULE_QUERY])
    context.requireAt(pointId)
    const row = await proof.check(rows[0])
    const rule = ruleOf(rules)
    const { day, start_minute: startMinute, point_id } = row
    requireAdmitted(checkInVerdict({ state: row.state, day, startMinute, pointId: point_id }, now, { pointId }, rule))
    return admit(context, row, rule, { how: proof.how, lateReason: null })
  })
}

async function scanned(signer: Signer, code: string, now: number): Promise<Proof> {
  const pass: PassVerdict = await verifyPass(signer, code, now)
  return {
    how: 'code',
    find: appointmentById(pass.ok ? pass.appointmentId : ''),
    check: async (row) => {
      if (!pass.ok) throw new AppError(pass.code)
      if (!row) throw new AppError('PASS_INVALID')
      // A pass of before a change: the page shows a new one. What is no longer booked has a plainer answer of its own.
      if (row.state === 'booked' && row.version !== pass.version) throw new AppError('PASS_EXPIRED')
      return row
    },
  }
}

function typed(signer: Signer, { pointId, number, digits }: InputOf<typeof endpoint>, now: number): Proof {
  const parsed = number === undefined ? null : parseQueueNumber(number)
  if (digits === undefined || parsed === null) throw new AppError('BAD_FIELD', { field: digits ? 'number' : 'digits' })
  return {
    how: 'digits',
    find: appointmentByNumber(pointId, dayOf(now), parsed.kind, parsed.ordinal),
    check: async (row) => {
      // A number that is not there and digits that are wrong get the same answer, so that nobody can try numbers out.
      if (!row) throw new AppError('PASS_INVALID')
      for (let step = 0; step <= (row.state === 'booked' ? 0 : STEPS); step++) {
        const subject = { appointmentId: row.id, version: row.version - step }
        if (await verifyDigits(signer, subject, digits, now)) return row
      }
      throw new AppError('PASS_INVALID')
    },
  }
}
