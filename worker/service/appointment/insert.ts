import type { AppointmentView } from '../../../shared/contract/appointment'
import type { Subject } from '../../../shared/contract/common'
import { returning, type Write } from '../../db/statement'
import type { Context } from '../context'
import type { TargetSlot } from '../slot/target-slot'
import { BOOKED_FOR_OTHERS, startOfDay } from './person'
import type { AppointmentRow } from './view'

/** The number after the highest of that place, day and kind of window; writers run one after the other, so it is unique. */
export const NEXT_ORDINAL = `(SELECT COALESCE(MAX(n.ordinal), 0) + 1 FROM appointment n
  WHERE n.point_id = s.point_id AND n.day = s.day AND n.window_kind = s.window_kind)`

const INSERT_SQL = `INSERT INTO appointment (id, slot_id, point_id, window_kind, day, start_minute, end_minute, starts_at,
    ordinal, account_id, party_id, limit_key, subject_kind, subject_id, channel, booked_by, state, created_at, changed_at)
  SELECT ?, s.id, s.point_id, s.window_kind, s.day, s.start_minute, s.end_minute, s.starts_at,
    ${NEXT_ORDINAL}, ?, ?, ?, ?, ?, ?, ?, 'booked', ?, ? FROM slot s
  WHERE s.id = ? AND (? IS NULL OR ${BOOKED_FOR_OTHERS} < ?) RETURNING ordinal`

/** Limits of the person served, by the columns of the indexes that hold them. */
export const LIMITS = {
  'appointment.limit_key, appointment.subject_kind, appointment.subject_id': 'LIMIT_ITEM',
  'appointment.limit_key, appointment.day': 'LIMIT_DAY',
} as const

/** An appointment that is about to be written. */
export interface NewAppointment {
  id: string
  slot: TargetSlot
  party: { id: string; kind: AppointmentView['party']['kind']; limitKey: string }
  subject: Subject
  channel: AppointmentView['channel']
  /** Null when a clerk books for someone without an account. */
  accountId: string | null
  /** How many the account may book for others in a day; null when it books for itself or is a clerk. */
  agentLimit: number | null
}

/** The row of a new appointment. Guard LIMIT_AGENT; LIMIT_ITEM and LIMIT_DAY by their indexes. Returns its number. */
export function insertAppointment(context: Context, booking: NewAppointment): Write<{ ordinal: number }> {
  const { now, accountId } = context
  const { id, slot, party, subject, channel, agentLimit } = booking
  const who = [booking.accountId, party.id, party.limitKey, subject.kind, subject.id, channel, accountId]
  const limit = [agentLimit, accountId, startOfDay(now), agentLimit]
  return returning('LIMIT_AGENT', INSERT_SQL, [id, ...who, now, now, slot.id, ...limit], LIMITS)
}

/** The row as it will be read once it is written, so that the answer costs no further round trip. */
export function newRow(
  booking: NewAppointment,
  ordinal: number,
  now: number,
): Omit<AppointmentRow, 'name_sealed' | 'key_id' | 'wrapped' | 'key_version'> {
  const { slot, party, subject } = booking
  return {
    id: booking.id,
    version: 1,
    state: 'booked',
    account_id: booking.accountId,
    ...placed(slot),
    ordinal,
    displaced: null,
    limit_key: party.limitKey,
    subject_kind: subject.kind,
    subject_id: subject.id,
    channel: booking.channel,
    created_at: now,
    party_id: party.id,
    party_kind: party.kind,
    visit_id: null,
    window_id: null,
    checked_in_at: null,
    started_at: null,
    finished_at: null,
    result: null,
    rated: 0,
  }
}

/** What an appointment has from its slot. */
export function placed(slot: TargetSlot) {
  const { id, point_id, window_kind, day, start_minute, end_minute, starts_at, provisional } = slot
  return { slot_id: id, point_id, window_kind, day, start_minute, end_minute, starts_at, provisional }
}
