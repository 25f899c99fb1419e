import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { finishVisit as endpoint } from '../../../shared/contract/visit'
import { transition } from '../../../shared/domain/appointment'
import { ratingClosesAt } from '../../../shared/domain/rating'
import { guarded, query } from '../../db/statement'
import { RECEIVER_COLUMNS, RECEIVER_JOINS, type ReceiverRow, receiverOf } from '../appointment/receiver'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites, type Receiver } from '../notice/notice'
import { readAgain } from '../read-again'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { appointmentByVisit, requireOwnPoint, roleAt, staffView } from './appointment-at'
import { END_SQL } from './move'
import { sealForParty } from './seal-for-party'

const FINISH_SQL = `UPDATE visit SET state = 'finished', finished_at = ?, result = ?, note_sealed = ?, rating_invited_at = ?
  WHERE id = ? AND state = 'serving'`
const RECEIVER_SQL = `SELECT ${RECEIVER_COLUMNS} FROM visit v JOIN appointment x ON x.id = v.appointment_id
  ${RECEIVER_JOINS} WHERE v.id = ?`

/**
 * Ends a visit with its result and asks for the rating in the same write. Someone who booked by telephone and has no
 * account cannot rate, so is not asked. @throws AppError NOT_FOUND, APPOINTMENT_NOT_OPEN
 */
export function finishVisit(context: Context, input: InputOf<typeof endpoint>): Promise<AppointmentView> {
  const { id, result } = input
  return readAgain(async () => {
    const [rows, rules, receivers] = await context.load([
      appointmentByVisit(id),
      RULE_QUERY,
      query<ReceiverRow>(RECEIVER_SQL, [id]),
    ])
    const { now } = context
    const row = requireOwnPoint(context, rows[0])
    const step = transition(row.state, 'finish', roleAt(context, row.point_id))
    if (!step.ok) throw new AppError(step.code)
    const rule = ruleOf(rules)
    const note = input.note ? await sealForParty(context, row, `visit/${id}/note_sealed`, input.note) : null
    const receiver = await receiverOf(context, found(receivers[0]))
    const booker = receiver && 'accountId' in receiver ? receiver : null
    const closesAt = ratingClosesAt(now, rule.ratingDays)
    await context.save([
      guarded('CONFLICT', FINISH_SQL, [now, result, note, booker ? now : null, id]),
      guarded('CONFLICT', END_SQL, [step.state, now, now, row.id, row.state]),
      context.audit('finish', 'visit', id, row.point_id, { appointment: row.id, result }),
      ...(booker ? await invitation(context, id, row, booker, closesAt) : []),
    ])
    const finished = { ...row, state: step.state, version: row.version + 1, finished_at: now, result }
    return staffView(context, finished, rule)
  })
}

async function invitation(
  context: Context,
  visitId: string,
  row: { point_id: string; subject_kind: 'bundle' | 'item'; subject_id: string },
  booker: Extract<Receiver, { accountId: string }>,
  closesAt: number,
) {
  const subject = { kind: row.subject_kind, id: row.subject_id }
  return noticeWrites(context, {
    topic: 'rate_us',
    facts: { pointId: row.point_id, subject, finishedAt: context.now, closesAt },
    ...booker,
    ref: { kind: 'visit', id: visitId },
    dedupe: `rate_us/${visitId}`,
  })
}
