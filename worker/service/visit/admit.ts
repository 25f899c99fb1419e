import type { AppointmentView } from '../../../shared/contract/appointment'
import type { ErrorDetails } from '../../../shared/contract/error'
import type { CheckInVerdict } from '../../../shared/domain/check-in'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { guarded, write } from '../../db/statement'
import type { AppointmentRow } from '../appointment/view'
import type { Context } from '../context'
import { AppError } from '../error'
import { staffView } from './appointment-at'
import { sealForParty } from './seal-for-party'

const ADMIT_SQL = `UPDATE appointment SET state = 'checked_in', version = version + 1, changed_at = ?
  WHERE id = ? AND state = 'booked' AND version = ?`
const VISIT_SQL = `INSERT INTO visit (id, appointment_id, account_id, point_id, state, checked_in_by, late_reason_sealed, checked_in_at)
  VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?)`

/** How someone came in: `how` for the audit, `lateReason` when a clerk let in someone who was late. */
export interface Admission {
  how: 'code' | 'digits' | 'hand'
  lateReason: string | null
}

/**
 * Writes the check-in. Of any number at once exactly one wins: the state is part of the condition, and a second visit of
 * one appointment breaks a unique index. @throws AppError CONFLICT when the appointment was changed meanwhile, CHECKIN_USED
 */
export async function admit(
  context: Context,
  row: AppointmentRow,
  rule: SlotRule,
  { how, lateReason }: Admission,
): Promise<AppointmentView> {
  const { now, accountId } = context
  const visitId = context.id()
  const reason = lateReason && (await sealForParty(context, row, `visit/${visitId}/late_reason_sealed`, lateReason))
  await context.save([
    guarded('CONFLICT', ADMIT_SQL, [now, row.id, row.version]),
    write(VISIT_SQL, [visitId, row.id, row.account_id, row.point_id, accountId, reason, now], 'CHECKIN_USED'),
    context.audit('check_in', 'appointment', row.id, row.point_id, { visit: visitId, how, late: reason ? 1 : 0 }),
  ])
  const admitted = { ...row, state: 'checked_in' as const, version: row.version + 1 }
  return staffView(context, { ...admitted, visit_id: visitId, checked_in_at: now }, rule)
}

/** @throws AppError with the verdict's own code, and what the person does next among its details */
export function requireAdmitted(verdict: CheckInVerdict): void {
  if (verdict.ok) return
  const { ok: _, code, ...details } = verdict
  throw new AppError(code, { details: details satisfies ErrorDetails })
}
