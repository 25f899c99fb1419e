import type { AppointmentView } from '../../../shared/contract/appointment'
import { type ActorRole, allowedActions, changeableUntil } from '../../../shared/domain/appointment'
import { maskName } from '../../../shared/domain/mask'
import { queueNumber } from '../../../shared/domain/queue-number'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import type { Context } from '../context'

/** One row of {@link APPOINTMENT_SQL}. */
export interface AppointmentRow {
  id: string
  version: number
  state: AppointmentView['state']
  account_id: string | null
  point_id: string
  window_kind: AppointmentView['windowKind']
  slot_id: string
  day: string
  start_minute: number
  end_minute: number
  starts_at: number
  ordinal: number
  displaced: string | null
  limit_key: string
  subject_kind: AppointmentView['subject']['kind']
  subject_id: string
  channel: AppointmentView['channel']
  created_at: number
  provisional: number
  party_id: string
  party_kind: AppointmentView['party']['kind']
  name_sealed: string
  key_id: string
  wrapped: string | null
  key_version: number
  visit_id: string | null
  window_id: string | null
  checked_in_at: number | null
  started_at: number | null
  finished_at: number | null
  result: NonNullable<AppointmentView['visit']>['result']
  rated: number
}

/** Everything a view needs, from `appointment a`; add a WHERE. */
export const APPOINTMENT_SQL = `SELECT a.id, a.version, a.state, a.account_id, a.point_id, a.window_kind, a.slot_id, a.day,
  a.start_minute, a.end_minute, a.starts_at, a.ordinal, a.displaced, a.limit_key, a.subject_kind, a.subject_id, a.channel,
  a.created_at, s.provisional, p.id AS party_id, p.kind AS party_kind, p.name_sealed, k.id AS key_id, k.wrapped,
  k.version AS key_version, v.id AS visit_id, v.window_id, v.checked_in_at, v.started_at, v.finished_at, v.result,
  EXISTS (SELECT 1 FROM rating r WHERE r.visit_id = v.id) AS rated
  FROM appointment a JOIN slot s ON s.id = a.slot_id JOIN party p ON p.id = a.party_id
  JOIN person_key k ON k.id = p.key_id LEFT JOIN visit v ON v.appointment_id = a.id`

/** Shown for someone whose key was destroyed. */
const FORGOTTEN = '***'

/** A sealed name of `party`, with its key as it is stored. */
export interface SealedName {
  party_id: string
  name_sealed: string
  key_id: string
  wrapped: string | null
  key_version: number
}

/** @returns the name of a party as others may see it: 张**; stars alone once its data was deleted */
export async function maskedName(context: Context, row: SealedName): Promise<string> {
  if (row.wrapped === null) return FORGOTTEN
  const { vault } = context.deps
  const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
  return maskName(await vault.unseal(key, `party/${row.party_id}/name_sealed`, row.name_sealed))
}

/** @returns an appointment as `who` sees it, with what `who` may do now; `name` is masked */
export function viewOf(
  row: Omit<AppointmentRow, keyof SealedName> & { party_id: string },
  name: string,
  now: number,
  rule: SlotRule,
  who: ActorRole,
): AppointmentView {
  const displaced = row.displaced !== null
  const facts = { state: row.state, day: row.day, startMinute: row.start_minute, displaced }
  return {
    id: row.id,
    number: queueNumber(row.window_kind, row.ordinal),
    state: row.state,
    pointId: row.point_id,
    windowKind: row.window_kind,
    slotId: row.slot_id,
    day: row.day,
    startMinute: row.start_minute,
    endMinute: row.end_minute,
    provisional: row.provisional === 1,
    displaced: row.displaced,
    subject: { kind: row.subject_kind, id: row.subject_id },
    party: { id: row.party_id, kind: row.party_kind, name },
    channel: row.channel,
    visit: visitOf(row),
    allowedActions: allowedActions({ ...facts, finishedAt: row.finished_at, rated: row.rated === 1 }, now, rule, who),
    cancelBefore: changeableUntil(facts, rule),
    createdAt: row.created_at,
    version: row.version,
  }
}

function visitOf(
  row: Pick<
    AppointmentRow,
    'visit_id' | 'window_id' | 'checked_in_at' | 'started_at' | 'finished_at' | 'result' | 'rated'
  >,
): AppointmentView['visit'] {
  if (row.visit_id === null || row.checked_in_at === null) return null
  return {
    id: row.visit_id,
    windowId: row.window_id,
    checkedInAt: row.checked_in_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    result: row.result,
    rated: row.rated === 1,
  }
}

/** @returns the view of a row as it was read; opens and masks the name */
export async function appointmentView(
  context: Context,
  row: AppointmentRow,
  rule: SlotRule,
  who: ActorRole,
): Promise<AppointmentView> {
  return viewOf(row, await maskedName(context, row), context.now, rule, who)
}
