import * as account from '../../../shared/contract/account'
import * as appointment from '../../../shared/contract/appointment'
import * as identity from '../../../shared/contract/identity'
import * as session from '../../../shared/contract/session'
import * as slot from '../../../shared/contract/slot'
import { DAY, FOOD, NEXT_DAY } from '../booking'
import { lastCode } from '../hall'
import { CENTRE } from '../visitor'
import { type RouteCase, route } from './case'
import type { World } from './world'

/** Asks for a code and reads it from the text message. */
async function codeFor({ hall }: World, phone: string): Promise<string> {
  await hall.call(session.requestLoginCode, { body: { phone } })
  return lastCode(hall.sms, phone)
}

async function waiting(world: World) {
  const as = await world.person()
  const body = { pointId: CENTRE, windowKind: 'intake', day: NEXT_DAY, partyId: as.partyId, subject: FOOD } as const
  return { as, body }
}

const SESSION_SQL = `INSERT INTO session (id, account_id, device_sealed, refresh_hash, created_at, used_at, expires_at)
  VALUES (?, ?, '', '', 0, 0, ?)`

export const RESIDENT_CASES: readonly RouteCase[] = [
  route(session.requestLoginCode, 'open')((world) => ({ body: { phone: world.phone() } })),
  route(
    session.loginByPhone,
    'open',
  )(async (world) => {
    const phone = world.phone()
    return { body: { phone, code: await codeFor(world, phone), device: '测试手机' } }
  }),
  route(
    session.loginByWechat,
    'open',
  )((world) => ({
    body: { code: `demo-${world.phone()}`, phoneCode: `phone-${world.phone()}`, device: '微信' },
  })),
  route(
    session.refreshSession,
    'open',
  )(async (world) => {
    const { tokens } = await world.hall.login(world.phone())
    return { body: { refreshToken: tokens.refreshToken } }
  }),
  route(
    session.confirmPhone,
    'own',
  )(async (world) => {
    const phone = world.phone()
    return { as: await world.person(), body: { phone, code: await codeFor(world, phone) } }
  }),
  route(
    identity.verifyIdentity,
    'own',
  )(async (world) => ({
    as: await world.hall.login(world.phone()),
    body: { name: world.name(), documentKind: 'id_card', document: world.document() },
  })),
  route(session.logout, 'own')(async (world) => ({ as: await world.person() })),
  route(session.logoutEverywhere, 'own')(async (world) => ({ as: await world.person() })),
  route(session.listDevices, 'own')(async (world) => ({ as: await world.person() })),
  route(
    session.removeDevice,
    'object',
  )(async (world) => {
    const as = await world.person()
    const id = crypto.randomUUID()
    world.hall.db.prepare(SESSION_SQL).run([id, as.accountId, world.hall.clock.now() + 1e9])
    return { as, params: { id } }
  }),

  route(account.readMe, 'own')(async (world) => ({ as: (await world.relative()).person })),
  route(account.changeMe, 'own')(async (world) => ({ as: await world.person(), body: { language: 'en' } })),
  route(
    account.addParty,
    'own',
  )(async (world) => ({
    as: await world.person(),
    body: {
      kind: 'relative',
      name: world.name(),
      relation: '父亲',
      documentKind: 'id_card',
      document: world.document(),
      phone: world.phone(),
    },
  })),
  route(
    account.removeParty,
    'object',
  )(async (world) => {
    const { person, partyId } = await world.relative()
    return { as: person, params: { id: partyId } }
  }),
  route(account.exportMe, 'own')(async (world) => ({ as: (await world.relative()).person })),
  route(account.deleteMe, 'own')(async (world) => ({ as: await world.person() })),
  route(account.objectToBan, 'own')(async (world) => ({ as: await world.banned(), body: { words: world.words() } })),
  route(appointment.readChecklistState, 'own')(async (world) => ({ as: await world.person() })),
  route(
    appointment.saveChecklistState,
    'own',
  )(async (world) => ({
    as: await world.person(),
    params: { id: 'restaurant' },
    body: { answers: {}, ticked: ['identity'], updatedAt: world.hall.clock.now() },
  })),
  route(account.listMessages, 'own')(async (world) => ({ as: (await world.booked()).person, query: {} })),
  route(
    account.markMessageRead,
    'object',
  )(async (world) => {
    const { person } = await world.booked()
    const id = world.idOf('SELECT id FROM inbox_message WHERE account_id = ?', person.accountId)
    return { as: person, params: { id } }
  }),

  route(slot.listDays, 'open')(() => ({ params: { id: CENTRE }, query: { windowKind: 'intake' } })),
  route(slot.listSlots, 'open')(() => ({ params: { id: CENTRE }, query: { day: DAY, windowKind: 'intake' } })),
  route(
    slot.holdSlot,
    'own',
  )(async (world) => ({
    as: await world.person(),
    body: { slotId: await world.freeSlot() },
  })),
  route(
    slot.releaseHold,
    'silent',
  )(async (world) => {
    const as = await world.person()
    const { answer } = await world.hall.call(slot.holdSlot, { as, body: { slotId: await world.freeSlot() } })
    return { as, params: { id: answer.id } }
  }),
  route(slot.joinWaitlist, 'object')(waiting),
  route(
    slot.listWaitlist,
    'own',
  )(async (world) => {
    const { as, body } = await waiting(world)
    await world.hall.call(slot.joinWaitlist, { as, body })
    return { as }
  }),
  route(
    slot.leaveWaitlist,
    'object',
  )(async (world) => {
    const { as, body } = await waiting(world)
    const { answer } = await world.hall.call(slot.joinWaitlist, { as, body })
    return { as, params: { id: answer.id } }
  }),

  route(
    appointment.bookAppointment,
    'object',
  )(async (world) => {
    const as = await world.person()
    return { as, body: { slotId: await world.freeSlot(), partyId: as.partyId, subject: FOOD } }
  }),
  route(appointment.listAppointments, 'own')(async (world) => ({ as: (await world.booked()).person, query: {} })),
  route(
    appointment.readAppointment,
    'object',
  )(async (world) => {
    const { person, appointment: own } = await world.booked()
    return { as: person, params: { id: own.id } }
  }),
  route(
    appointment.cancelAppointment,
    'object',
  )(async (world) => {
    const { person, appointment: own } = await world.booked()
    return { as: person, params: { id: own.id } }
  }),
  route(
    appointment.changeAppointment,
    'object',
  )(async (world) => {
    const { person, appointment: own } = await world.booked()
    return { as: person, params: { id: own.id }, body: { slotId: await world.freeSlot(DAY, 3) } }
  }),
  route(
    appointment.readPass,
    'object',
  )(async (world) => {
    const { person, appointment: own } = await world.booked()
    return { as: person, params: { id: own.id } }
  }),
]
