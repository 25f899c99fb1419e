import * as supervision from '../../../shared/contract/supervision'
import { receive } from '../application'
import type { Login } from '../hall/client'
import { giveRole } from '../hall/login'
import { CENTRE } from '../visitor'
import { type RouteCase, route } from './case'
import { DEPARTMENT, type World } from './world'

const FILING = { subject: { kind: 'item', id: 'prepackaged-filing' }, answers: '' } as const
const HERE = { pointId: CENTRE, departmentId: DEPARTMENT } as const

/** A case of the department at the centre, in the hands of somebody; the day by which they have to answer. */
async function taken(world: World): Promise<{ caseId: string; officer: Login; dueDay: string }> {
  const desk = await receive(world.hall, world.staff.clerk, FILING)
  const caseId = desk.cases[0]?.id ?? ''
  const officer = await world.person()
  giveRole(world.hall.db, world.hall.clock, officer, 'reviewer', null, DEPARTMENT)
  world.hall.db.prepare('UPDATE "case" SET assignee_id = ? WHERE id = ?').run([officer.accountId, caseId])
  return { caseId, officer, dueDay: '2027-12-31' }
}

/** A yellow card of such a case. */
async function carded(world: World): Promise<string> {
  const { caseId } = await taken(world)
  const id = crypto.randomUUID()
  world.hall.db
    .prepare(
      `INSERT INTO card (id, case_id, application_id, item_id, department_id, point_id, assignee_id, level, seq, created_at)
       SELECT ?, id, application_id, item_id, department_id, point_id, assignee_id, 'yellow', seq, ? FROM "case" WHERE id = ?`,
    )
    .run([id, world.hall.clock.now(), caseId])
  return id
}

async function urged(world: World): Promise<{ id: string; officer: Login }> {
  const { caseId, officer, dueDay } = await taken(world)
  const body = { caseId, dueDay, words: world.words() }
  const { answer } = await world.hall.call(supervision.urge, { as: world.staff.supervisor, body })
  return { id: answer.id, officer }
}

/** Requests of supervision that succeed. */
export const SUPERVISION_CASES: readonly RouteCase[] = [
  route(supervision.readThresholds, 'district')((world) => ({ as: world.staff.admin })),
  route(
    supervision.changeThresholds,
    'district',
  )(async (world) => {
    const { answer } = await world.hall.call(supervision.readThresholds, { as: world.staff.admin })
    return { as: world.staff.admin, body: answer }
  }),
  route(supervision.countLights, 'point')((world) => ({ as: world.staff.supervisor, query: { pointId: CENTRE } })),
  route(
    supervision.listLate,
    'point',
  )((world) => ({ as: world.staff.supervisor, query: { ...HERE, light: 'yellow' } })),
  route(
    supervision.listCards,
    'point',
  )(async (world) => {
    await carded(world)
    return { as: world.staff.supervisor, query: HERE }
  }),
  route(
    supervision.explainCard,
    'point',
  )(async (world) => ({
    as: world.staff.reviewer,
    params: { id: await carded(world) },
    body: { words: world.words() },
  })),
  route(
    supervision.cancelCard,
    'point',
  )(async (world) => ({
    as: world.staff.supervisor,
    params: { id: await carded(world) },
    body: { reason: world.words() },
  })),
  route(
    supervision.urge,
    'point',
  )(async (world) => {
    const { caseId, dueDay } = await taken(world)
    return { as: world.staff.supervisor, body: { caseId, dueDay, words: world.words() } }
  }),
  route(
    supervision.answerUrge,
    'holder',
  )(async (world) => {
    const { id, officer } = await urged(world)
    return { as: officer, params: { id }, body: { words: world.words() } }
  }),
  route(
    supervision.listMyUrges,
    'district',
  )(async (world) => ({ as: (await urged(world)).officer, query: { state: 'open' } })),
  route(
    supervision.listUrges,
    'point',
  )(async (world) => {
    await urged(world)
    return { as: world.staff.supervisor, query: { pointId: CENTRE } }
  }),
]
