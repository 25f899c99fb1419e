import { addParty, readMe } from '../../shared/contract/account'
import { type AppointmentView, bookAppointment, readPass } from '../../shared/contract/appointment'
import { listSlots } from '../../shared/contract/slot'
import { checkIn, finishVisit, startVisit } from '../../shared/contract/visit'
import { addDays, dayOf, instantOf } from '../../shared/domain/time'
import type { Hall, Login } from './hall'
import { identityNumber } from './identity-number'

export const CENTRE = 'jinniu-centre'
export const STREET = 'jiulidi-street'
export const WINDOWS = ['jinniu-centre-11', 'jinniu-centre-12'] as const
const MINUTE_MS = 60_000
/** As much of a hall as booking needs. */
type Bookable = Pick<Hall, 'call' | 'login' | 'clock'>
const SUBJECT = { kind: 'bundle', id: 'restaurant' } as const

/** Someone with an account and an appointment. */
export interface Visitor {
  login: Login
  name: string
  appointment: AppointmentView
  /** The instant at which the appointment begins. */
  startsAt: number
}

let people = 0

/** Books the first free time that begins at least `aheadMinutes` after now, for a new person or for `login`. */
export async function bookVisitor(
  hall: Bookable,
  { login, name = '欧阳小明', aheadMinutes = 45 }: { login?: Login; name?: string; aheadMinutes?: number } = {},
): Promise<Visitor> {
  const who = login ?? (await hall.login(`137${String(++people).padStart(8, '0')}`))
  const partyId = await selfOf(hall, who, name)
  const { slotId, startsAt } = await freeSlot(hall, hall.clock.now() + aheadMinutes * MINUTE_MS)
  const { answer: appointment } = await hall.call(bookAppointment, {
    as: who,
    body: { slotId, partyId, subject: SUBJECT },
  })
  return { login: who, name, appointment, startsAt }
}

/** The account's own person; made when it is not there yet. */
async function selfOf(hall: Bookable, login: Login, name: string): Promise<string> {
  const { answer: me } = await hall.call(readMe, { as: login })
  const known = me.parties.find(({ kind }) => kind === 'self')
  if (known) return known.id
  const body = { kind: 'self', name, documentKind: 'id_card', document: identityNumber() } as const
  return (await hall.call(addParty, { as: login, body })).answer.id
}

async function freeSlot(hall: Bookable, from: number): Promise<{ slotId: string; startsAt: number }> {
  for (let ahead = 0; ahead < 8; ahead++) {
    const day = addDays(dayOf(hall.clock.now()), ahead)
    const { answer } = await hall.call(listSlots, { params: { id: CENTRE }, query: { day, windowKind: 'intake' } })
    for (const slot of answer.slots) {
      const startsAt = instantOf(day, slot.startMinute)
      if (slot.state === 'open' && startsAt >= from) return { slotId: slot.id, startsAt }
    }
  }
  throw new Error('No free time within a week')
}

/** The code on the visitor's appointment page now. */
export async function passOf(hall: Hall, { login, appointment }: Visitor) {
  const { answer } = await hall.call(readPass, { as: login, params: { id: appointment.id } })
  return answer
}

/** Someone who has come, five minutes early, and was checked in by code. */
export async function checkInVisitor(hall: Hall, clerk: Login, visitor: Visitor): Promise<AppointmentView> {
  hall.clock.set(Math.max(hall.clock.now(), visitor.startsAt - 5 * MINUTE_MS))
  const { code } = await passOf(hall, visitor)
  const { answer } = await hall.call(checkIn, { as: clerk, body: { pointId: CENTRE, code } })
  return answer
}

/** Serves someone from check-in to the end. @returns the id of the visit */
export async function serveVisitor(
  hall: Hall,
  clerk: Login,
  visitor: Visitor,
  windowId: string = WINDOWS[0],
): Promise<string> {
  const { visit } = await checkInVisitor(hall, clerk, visitor)
  if (!visit) throw new Error('Checked in without a visit')
  const started = await hall.call(startVisit, { as: clerk, params: { id: visit.id }, body: { windowId } })
  if (started.code !== null) throw new Error(`Not started: ${started.code}`)
  const finished = await hall.call(finishVisit, { as: clerk, params: { id: visit.id }, body: { result: 'accepted' } })
  if (finished.code !== null) throw new Error(`Not finished: ${finished.code}`)
  return visit.id
}
