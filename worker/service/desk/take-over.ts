import type { Subject } from '../../../shared/contract/common'
import type { takeOver as endpoint } from '../../../shared/contract/counter'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { answersText } from '../../../shared/domain/answers-text'
import { NO_DELIVERY } from '../../../shared/domain/delivery'
import { NO_APPLICANT } from '../../../shared/domain/draft'
import { dayOf } from '../../../shared/domain/time'
import { guarded, query, type Write } from '../../db/statement'
import { accessRow } from '../account/access-row'
import { draftFacts, pageViews } from '../application/view'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { contactQuery, openContact } from '../visit/contact'
import { draftOfBooking } from './draft-of-booking'

interface BookedRow {
  subject_kind: Subject['kind']
  subject_id: string
  state: string
  day: string
  /** Answers of the checklist of the bundle, as kept on the account. */
  answers: string | null
}

const BOOKED_SQL = `SELECT p.subject_kind, p.subject_id, p.state, p.day, s.answers FROM appointment p
  LEFT JOIN checklist_state s ON s.account_id = p.account_id AND s.bundle_id = p.subject_id AND p.subject_kind = 'bundle'
  WHERE p.id = ?`
/** Whoever has such an appointment is expected, or stands at the counter. */
const HERE: readonly string[] = ['booked', 'checked_in', 'serving']
const HERE_SQL = `UPDATE appointment SET changed_at = changed_at WHERE id = ? AND day = ?
  AND state IN (${HERE.map((state) => `'${state}'`).join()})`

/** Changes nothing: it is there to fail for an appointment of another day, or one that is over. Guard: APPOINTMENT_NOT_OPEN. */
export const requireHere = ({ now }: Context, appointmentId: string): Write =>
  guarded('APPOINTMENT_NOT_OPEN', HERE_SQL, [appointmentId, dayOf(now)])

/**
 * What somebody who is booked today has told the hall before, so that the counter does not ask it again: the answers of
 * the guide, who they are, what they filled in, and the papers they sent. The look leaves its access row.
 * @throws AppError NOT_FOUND, APPOINTMENT_NOT_OPEN on another day or when it is over
 */
export async function takeOver(context: Context, { id }: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const [bookings, contacts, drafts, materials, pages] = await context.load([
    query<BookedRow>(BOOKED_SQL, [id]),
    contactQuery(id),
    ...draftOfBooking(id),
  ])
  const booked = found(bookings[0])
  const contact = found(contacts[0])
  context.requireAt(contact.point_id)
  if (!HERE.includes(booked.state) || booked.day !== dayOf(context.now)) throw new AppError('APPOINTMENT_NOT_OPEN')
  const [draft] = drafts
  const facts = draft && (await draftFacts(context, draft, materials, pages))
  const content = facts?.content
  const { name, phone, documentKind, document } = await openContact(context, contact)
  const filled = content?.applicant
  await context.save([
    accessRow(context, contact.party_id, 'contact', 'handling'),
    ...(draft ? [accessRow(context, draft.id, 'application', 'handling')] : []),
    context.audit('take_over', 'appointment', id, contact.point_id, { draft: draft?.id ?? null }),
  ])
  return {
    subject: { kind: booked.subject_kind, id: booked.subject_id },
    answers: draft?.answers ?? (booked.answers === null ? '' : answersText(JSON.parse(booked.answers))),
    applicant: filled?.kind != null ? filled : { ...NO_APPLICANT, name, phone, documentKind, document },
    form: content?.form ?? {},
    delivery: content?.delivery ?? NO_DELIVERY,
    materials: (facts?.materials ?? []).map(({ material_id, state, reason }) => ({
      materialId: material_id,
      state,
      reason,
      pages: pageViews(pages, material_id),
    })),
    hasDraft: draft !== undefined,
  }
}
