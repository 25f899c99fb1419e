import { objectToBan } from '../../../shared/contract/account'
import * as admin from '../../../shared/contract/admin'
import { readPass } from '../../../shared/contract/appointment'
import * as visit from '../../../shared/contract/visit'
import { addDays } from '../../../shared/domain/time'
import { CENTRE, FOOD, LATE_DAY } from '../booking'
import { type RouteCase, route } from './case'
import { TODAY, type World } from './world'

const atCentre = { id: CENTRE }

const GRANT_SQL = `INSERT INTO role_grant (id, account_id, role, point_id, granted_by, granted_at, expires_at)
  VALUES (?, ?, 'clerk', ?, 'test', 0, ?)`
const EXCEPTION_SQL = `INSERT INTO hall_exception (id, point_id, kind, day, reason, created_by, created_at)
  VALUES (?, ?, 'closed', ?, '设备检修', 'test', 0)`

/** Days far enough apart that one closure never meets another. */
let closures = 0
const nextClosure = () => addDays(LATE_DAY, 3 + (closures++ % 25))

async function objection(world: World): Promise<string> {
  const as = await world.banned()
  await world.hall.call(objectToBan, { as, body: { words: world.words() } })
  return world.idOf("SELECT id FROM objection WHERE account_id = ? AND state = 'open'", as.accountId)
}

/** Somebody whose time is over and who has not come. */
async function missing(world: World): Promise<string> {
  const { appointment } = await world.booked(TODAY)
  const late = world.hall.clock.now() - 3_600_000
  world.hall.db
    .prepare('UPDATE appointment SET starts_at = ?, start_minute = start_minute - 120 WHERE id = ?')
    .run([late, appointment.id])
  return appointment.id
}

export const STAFF_CASES: readonly RouteCase[] = [
  route(visit.readToday, 'point')((world) => ({ as: world.staff.clerk, params: atCentre, query: { day: TODAY } })),
  route(
    visit.checkIn,
    'point',
  )(async (world) => {
    const { person, appointment } = await world.booked(TODAY)
    const { answer } = await world.hall.call(readPass, { as: person, params: { id: appointment.id } })
    return { as: world.staff.clerk, body: { pointId: CENTRE, code: answer.code } }
  }),
  route(
    visit.checkInByHand,
    'point',
  )(async (world) => {
    const { appointment } = await world.booked(TODAY)
    return { as: world.staff.clerk, params: { id: appointment.id }, body: { lateReason: world.words() } }
  }),
  route(
    visit.startVisit,
    'point',
  )(async (world) => {
    const { visitId } = await world.arrived()
    return { as: world.staff.clerk, params: { id: visitId }, body: { windowId: world.freeWindow() } }
  }),
  route(
    visit.finishVisit,
    'point',
  )(async (world) => {
    const { visitId } = await world.serving()
    return { as: world.staff.clerk, params: { id: visitId }, body: { result: 'accepted', note: world.words() } }
  }),
  route(
    visit.markNoShow,
    'point',
  )(async (world) => ({
    as: world.staff.clerk,
    params: { id: await missing(world) },
  })),
  route(
    visit.bookByTelephone,
    'point',
  )(async (world) => ({
    as: world.staff.clerk,
    body: {
      slotId: await world.freeSlot(),
      subject: FOOD,
      name: world.name(),
      phone: world.phone(),
      documentKind: 'id_card',
      document: world.document(),
    },
  })),
  route(
    visit.revealContact,
    'point',
  )(async (world) => {
    const { appointment } = await world.booked()
    return { as: world.staff.clerk, params: { id: appointment.id }, body: { purpose: 'call' } }
  }),

  route(admin.listGrants, 'district')((world) => ({ as: world.staff.admin })),
  route(
    admin.grantRole,
    'district',
  )(async (world) => {
    const phone = world.phone()
    await world.hall.login(phone)
    const expiresAt = world.hall.clock.now() + 1e9
    return { as: world.staff.admin, body: { phone, role: 'clerk', pointId: CENTRE, expiresAt } }
  }),
  route(
    admin.revokeRole,
    'district',
  )(async (world) => {
    const { accountId } = await world.person()
    const id = crypto.randomUUID()
    world.hall.db.prepare(GRANT_SQL).run([id, accountId, CENTRE, world.hall.clock.now() + 1e9])
    return { as: world.staff.admin, params: { id } }
  }),
  route(
    admin.nameStaff,
    'district',
  )(async (world) => {
    const { accountId } = await world.person()
    world.hall.db.prepare(GRANT_SQL).run([crypto.randomUUID(), accountId, CENTRE, world.hall.clock.now() + 1e9])
    return { as: world.staff.admin, params: { id: accountId }, body: { name: '王受理员', badge: null } }
  }),
  route(admin.readCalendar, 'district')((world) => ({ as: world.staff.admin })),
  route(
    admin.loadNotice,
    'district',
  )((world) => ({
    as: world.staff.admin,
    body: {
      year: 2027,
      source: '测试用的通知（假定）',
      publishedOn: '2026-11-10',
      off: ['2027-01-01', '2027-01-02', '2027-01-03'],
      worked: ['2027-01-09'],
    },
  })),
  route(admin.listExceptions, 'point')((world) => ({ as: world.staff.supervisor, params: atCentre })),
  route(
    admin.addException,
    'point',
  )((world) => ({
    as: world.staff.supervisor,
    params: atCentre,
    body: { kind: 'closed', day: nextClosure(), reason: '设备检修' },
  })),
  route(
    admin.removeException,
    'point',
  )((world) => {
    const id = crypto.randomUUID()
    world.hall.db.prepare(EXCEPTION_SQL).run([id, CENTRE, nextClosure()])
    return { as: world.staff.supervisor, params: { id } }
  }),
  route(admin.readRules, 'open')(() => ({})),
  route(
    admin.changeRules,
    'district',
  )(async (world) => {
    const { answer } = await world.hall.call(admin.readRules)
    return { as: world.staff.admin, body: answer }
  }),
  route(
    admin.listObjections,
    'district',
  )(async (world) => {
    await objection(world)
    return { as: world.staff.supervisor }
  }),
  route(
    admin.answerObjection,
    'district',
  )(async (world) => ({
    as: world.staff.supervisor,
    params: { id: await objection(world) },
    body: { upheld: true, words: world.words() },
  })),
  route(admin.listOutbox, 'district')((world) => ({ as: world.staff.admin, query: { state: 'queued' } })),
  route(admin.listAudit, 'district')((world) => ({ as: world.staff.admin, query: {} })),
  route(admin.readMetrics, 'district')((world) => ({ as: world.staff.admin })),
]
