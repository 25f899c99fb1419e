import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { checkInByHand as endpoint } from '../../../shared/contract/visit'
import { checkInVerdict } from '../../../shared/domain/check-in'
import type { Context } from '../context'
import { readAgain } from '../read-again'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { admit, requireAdmitted } from './admit'
import { appointmentById, requireOwnPoint } from './appointment-at'

/**
 * A clerk checks someone in who has no phone at hand. Someone late is let in with a reason, on the day itself; the reason
 * is kept only when it was needed.
 * @throws AppError NOT_FOUND, CHECKIN_TOO_EARLY, CHECKIN_TOO_LATE, CHECKIN_WRONG_DAY, CHECKIN_USED, APPOINTMENT_NOT_OPEN
 */
export function checkInByHand(
  context: Context,
  { id, lateReason }: InputOf<typeof endpoint>,
): Promise<AppointmentView> {
  return readAgain(async () => {
    const [rows, rules] = await context.load([appointmentById(id), RULE_QUERY])
    const row = requireOwnPoint(context, rows[0])
    const rule = ruleOf(rules)
    const { state, day, start_minute: startMinute, point_id: pointId } = row
    const appointment = { state, day, startMinute, pointId }
    const isInTime = checkInVerdict(appointment, context.now, { pointId }, rule).ok
    requireAdmitted(checkInVerdict(appointment, context.now, { pointId, admitLate: lateReason !== undefined }, rule))
    return admit(context, row, rule, { how: 'hand', lateReason: isInTime ? null : (lateReason ?? null) })
  })
}
