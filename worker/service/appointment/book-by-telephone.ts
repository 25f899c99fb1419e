import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { bookByTelephone as endpoint } from '../../../shared/contract/visit'
import { bookingVerdict } from '../../../shared/domain/booking-limit'
import { checkDocument, type DocumentKind, normaliseDocument } from '../../../shared/domain/identity'
import { maskName } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import type { DataKey } from '../../adapter/vault'
import { query, type Write, write } from '../../db/statement'
import { DOCUMENT_SENTENCES } from '../account/document-problem'
import { newKey } from '../account/new-account'
import { documentHash, sealParty } from '../account/party'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites } from '../notice/notice'
import { bookPlace } from '../slot/claim'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { OPEN } from '../slot/statements'
import { bookableSlot, orSlotFull, requireAccepted, slotFull, targetSlotQuery } from '../slot/target-slot'
import { stopWaiting } from '../waitlist/stop-waiting'
import { insertAppointment, type NewAppointment, newRow } from './insert'
import { UNNUMBERED, withNumber } from './number'
import { refuse } from './person'
import { viewOf } from './view'

type Input = InputOf<typeof endpoint>

/** Open appointments of the person on the line, whoever booked them. */
interface OpenRow {
  for_subject: number
  on_day: number
}

const OPEN_SQL = `SELECT (SELECT COUNT(*) FROM appointment o WHERE o.limit_key = ? AND o.subject_kind = ?
    AND o.subject_id = ? AND o.${OPEN}) AS for_subject,
  (SELECT COUNT(*) FROM appointment o WHERE o.limit_key = ? AND o.day = s.day AND o.${OPEN}) AS on_day
  FROM slot s WHERE s.id = ?`
const PARTY_SQL = `INSERT INTO party (id, key_id, kind, document_kind, document_hash, limit_key, phone_hash, created_at,
  name_sealed, relation_sealed, document_sealed, phone_sealed) VALUES (?,?,'self',?,?,?,?,?,?,?,?,?)`

/**
 * A clerk books for someone on the telephone, who is told by SMS. The limits of that person count, by document if one is
 * given, else by phone; a ban of online booking does not bind here. @throws AppError as the endpoint lists them
 */
export function bookByTelephone(context: Context, input: Input): Promise<AppointmentView> {
  return withNumber(context, () => book(context, input))
}

async function book(context: Context, input: Input): Promise<AppointmentView> {
  const { now } = context
  const { slotId, subject } = input
  const caller = await callerOf(context, input)
  const [slots, rules, open] = await context.load([
    targetSlotQuery(slotId, now),
    RULE_QUERY,
    query<OpenRow>(OPEN_SQL, [caller.limitKey, subject.kind, subject.id, caller.limitKey, slotId]),
  ])
  const known = found(slots[0])
  context.requireAt(known.point_id)
  const slot = bookableSlot(known, now)
  const rule = ruleOf(rules)
  requireAccepted(context, slot.point_id, slot.window_kind, subject)
  const { for_subject, on_day } = found(open[0])
  const history = { offences: [], forgivenUntil: null, openForSubject: for_subject, openOnDay: on_day }
  refuse(bookingVerdict({ ...history, agentBookedToday: null }, rule, now, false))
  if (slot.taken >= slot.capacity) throw slotFull(slot)

  const { party, key, writes: partyWrites } = await newCaller(context, input, caller)
  const booking: NewAppointment = {
    id: context.id(),
    slot,
    party: { id: party.id, kind: 'self', limitKey: caller.limitKey },
    subject,
    channel: 'telephone',
    accountId: null,
    agentLimit: null,
  }
  const row = insertAppointment(context, booking)
  const facts = { pointId: slot.point_id, subject, day: slot.day, startMinute: slot.start_minute }
  const writes = [
    bookPlace(context, slot.id, null, booking.id),
    ...partyWrites,
    row,
    stopWaiting(context, caller.limitKey, slot.day),
    context.audit('book_by_telephone', 'appointment', booking.id, slot.point_id),
    ...(await noticeWrites(context, {
      topic: 'booked',
      facts: { ...facts, windowKind: slot.window_kind, ordinal: null },
      partyId: party.id,
      key,
      ref: { kind: 'appointment', id: booking.id },
      dedupe: `booked/${booking.id}/1`,
    })),
  ]
  const view = (ordinal: number) => viewOf(newRow(booking, ordinal, now), maskName(input.name), now, rule, 'clerk')
  const written = await orSlotFull(slot, context.save(writes, view(UNNUMBERED)))
  return view(written.rowOf(row).ordinal)
}

interface Caller {
  limitKey: string
  phoneHash: string
  documentKind: DocumentKind | null
  document: string | null
  documentHash: string | null
}

/** Who is on the line, as the limits know them. @throws AppError BAD_FIELD */
async function callerOf({ deps, now }: Context, input: Input): Promise<Caller> {
  const { vault } = deps
  const { documentKind, document, phone } = input
  const phoneHash = await vault.hash('phone', phone)
  if (document === undefined)
    return { limitKey: `phone/${phoneHash}`, phoneHash, documentKind: null, document: null, documentHash: null }
  if (documentKind === undefined) throw new AppError('BAD_FIELD', { field: 'documentKind' })
  const problem = checkDocument(documentKind, document, dayOf(now))
  if (problem !== null) throw new AppError('BAD_FIELD', { field: 'document', message: DOCUMENT_SENTENCES[problem] })
  const number = normaliseDocument(documentKind, document)
  const hash = await documentHash(vault, documentKind, number)
  return { limitKey: hash, phoneHash, documentKind, document: number, documentHash: hash }
}

/** A party without an account, with a data key of its own that can be destroyed when the case is over. */
async function newCaller(
  context: Context,
  { name, phone }: Input,
  caller: Caller,
): Promise<{ party: { id: string }; key: DataKey; writes: Write[] }> {
  const own = await newKey(context)
  const { documentKind, document } = caller
  const id = context.id()
  const sealed = await sealParty(context.deps.vault, own.key, {
    id,
    kind: 'self',
    relation: null,
    name,
    documentKind,
    document,
    phone,
  })
  const known = [documentKind, caller.documentHash, caller.limitKey, caller.phoneHash]
  return {
    party: { id },
    key: own.key,
    writes: [own.write, write(PARTY_SQL, [id, own.id, ...known, context.now, ...sealed])],
  }
}
