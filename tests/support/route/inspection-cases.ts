import * as inspection from '../../../shared/contract/inspection'
import * as inspectionPlan from '../../../shared/contract/inspection-plan'
import * as ownInspection from '../../../shared/contract/own-inspection'
import { inspectionDays } from '../../../shared/domain/inspection-days'
import { dayOf, instantOf } from '../../../shared/domain/time'
import { workCalendar } from '../../../shared/domain/working-day'
import type { Resident } from '../hall/crowd'
import { giveRole } from '../hall/login'
import { Back, type UnderWay } from '../under-way'
import { type RouteCase, route } from './case'
import { DEPARTMENT, type World } from './world'

const FOOD = 'food-licence'
const FIRE = 'fire-check'

/** A restaurant of somebody new whose cases are under review. */
async function underReview(world: World): Promise<{ person: Resident; application: UnderWay }> {
  const person = await world.person()
  const back = new Back(world.hall)
  try {
    const applicant = { name: world.name(), phone: world.phone(), document: world.document() }
    const application = await back.submit(person.accountId, [{ item: FOOD }, { item: FIRE }], { applicant })
    for (const item of [FOOD, FIRE]) await back.review(application.caseOf(item))
    return { person, application }
  } finally {
    back.close()
  }
}

/** Two inspectors of a department; the one of the tests is always among their own. */
async function officers(world: World, departmentId = DEPARTMENT) {
  const own = departmentId === DEPARTMENT ? [world.staff.inspector] : [await world.person()]
  const both = [...own, await world.person()]
  for (const one of both) {
    if (one !== world.staff.inspector) giveRole(world.hall.db, world.hall.clock, one, 'inspector', null, departmentId)
  }
  return both.map(({ accountId }) => ({ departmentId, accountId }))
}

/** Two times of the next day on which a visit may be. */
function timesOf({ hall }: World): number[] {
  const [first] = inspectionDays(dayOf(hall.clock.now()), workCalendar([]))
  return [600, 840].map((minute) => instantOf(first?.day ?? '', minute))
}
const versionOf = ({ hall }: World, id: string) =>
  (hall.db.prepare('SELECT version FROM application WHERE id = ?').get([id]) as { version: number }).version

async function plan(world: World, item = FOOD) {
  const { person, application } = await underReview(world)
  const body = {
    base: versionOf(world, application.id),
    caseIds: [application.caseOf(item)],
    times: timesOf(world),
    place: world.words(),
    officers: await officers(world, item === FOOD ? DEPARTMENT : 'fire'),
  }
  return { person, application, params: { id: application.id }, body }
}

async function planned(world: World, item = FOOD) {
  const { person, application, params, body } = await plan(world, item)
  const { answer } = await world.hall.call(inspectionPlan.planInspection, { as: world.staff.clerk, params, body })
  return { person, application, visit: answer, params: { id: answer.id } }
}

async function agreed(world: World) {
  const { person, application, visit, params } = await planned(world)
  const body = { base: visit.version, visitAt: visit.times[0] ?? 0 }
  await world.hall.call(ownInspection.agreeInspection, { as: person, params, body })
  const as = world.staff.inspector
  const { answer } = await world.hall.call(inspection.readInspection, { as, params })
  return { person, application, visit: answer, params }
}

function finding(world: World, { application, visit }: Awaited<ReturnType<typeof agreed>>) {
  return {
    kind: 'finding' as const,
    id: crypto.randomUUID(),
    base: visit.base,
    caseId: application.caseOf(FOOD),
    outcome: 'rectify' as const,
    rectifyUntil: '2026-10-30',
    words: world.words(),
    foundAt: world.hall.clock.now(),
    officers: visit.officers.map(({ accountId }) => accountId),
  }
}

/** Requests about visits that succeed. */
export const INSPECTION_CASES: readonly RouteCase[] = [
  route(inspectionPlan.listOfficers, 'district')((world) => ({ as: world.staff.clerk, params: { id: DEPARTMENT } })),
  route(
    inspectionPlan.planInspection,
    'point',
  )(async (world) => {
    const { params, body } = await plan(world)
    return { as: world.staff.clerk, params, body }
  }),
  route(
    inspectionPlan.joinInspection,
    'point',
  )(async (world) => {
    const { application, params } = await planned(world, FIRE)
    const body = { base: 1, caseIds: [application.caseOf(FOOD)], officers: await officers(world) }
    return { as: world.staff.reviewer, params, body }
  }),
  route(
    inspectionPlan.moveInspection,
    'point',
  )(async (world) => {
    const { params } = await planned(world)
    return { as: world.staff.clerk, params, body: { base: 1, times: timesOf(world) } }
  }),
  route(
    inspectionPlan.agreeForApplicant,
    'point',
  )(async (world) => {
    const { params, visit } = await planned(world)
    return { as: world.staff.clerk, params, body: { base: 1, visitAt: visit.times[0] ?? 0 } }
  }),
  route(
    inspectionPlan.cancelInspection,
    'point',
  )(async (world) => {
    const { params } = await planned(world)
    return { as: world.staff.clerk, params, body: { base: 1, words: world.words() } }
  }),
  route(
    inspection.listMyInspections,
    'district',
  )(async (world) => {
    await agreed(world)
    return { as: world.staff.inspector, query: {} }
  }),
  route(
    inspection.readInspection,
    'point',
  )(async (world) => ({ as: world.staff.inspector, params: (await agreed(world)).params })),
  route(
    inspection.listInspectionsAtDesk,
    'point',
  )(async (world) => ({ as: world.staff.inspector, params: { id: (await agreed(world)).application.id } })),
  route(
    inspection.syncFindings,
    'point',
  )(async (world) => {
    const visit = await agreed(world)
    return { as: world.staff.inspector, params: visit.params, body: { commands: [finding(world, visit)] } }
  }),
  route(
    ownInspection.listInspections,
    'object',
  )(async (world) => {
    const { person, application } = await agreed(world)
    return { as: person, params: { id: application.id } }
  }),
  route(
    ownInspection.agreeInspection,
    'object',
  )(async (world) => {
    const { person, params, visit } = await planned(world)
    return { as: person, params, body: { base: 1, visitAt: visit.times[0] ?? 0 } }
  }),
  route(
    ownInspection.askOtherTime,
    'object',
  )(async (world) => {
    const { person, params } = await planned(world)
    return { as: person, params, body: { base: 1, times: timesOf(world), words: world.words() } }
  }),
  route(
    ownInspection.sayRectified,
    'object',
  )(async (world) => {
    const visit = await agreed(world)
    const commands = [finding(world, visit)]
    const as = world.staff.inspector
    await world.hall.call(inspection.syncFindings, { as, params: visit.params, body: { commands } })
    const { person, application } = visit
    const body = { caseIds: [application.caseOf(FOOD)], words: world.words() }
    return { as: person, params: { id: application.id }, body }
  }),
]
