import * as desk from '../../../shared/contract/case'
import type { Login } from '../hall/client'
import { giveRole } from '../hall/login'
import { type RouteCase, route } from './case'
import { DEPARTMENT, type World } from './world'

const DAYS = { fromDay: '2026-09-14', toDay: '2026-10-30' }

/** An officer of the department who can be found by a phone. */
async function officer(world: World, role: 'reviewer' | 'approver'): Promise<Login> {
  const login = await world.hall.login(world.phone())
  giveRole(world.hall.db, world.hall.clock, login, role, null, DEPARTMENT)
  return login
}

async function authorisation(world: World): Promise<string> {
  const body = { phone: (await officer(world, 'approver')).phone, departmentId: DEPARTMENT, ...DAYS }
  const { answer } = await world.hall.call(desk.authorise, { as: world.staff.admin, body })
  return answer.id
}

async function delegation(world: World, as: Login): Promise<string> {
  const body = { phone: (await officer(world, 'reviewer')).phone, departmentId: DEPARTMENT, ...DAYS }
  const { answer } = await world.hall.call(desk.delegate, { as, body })
  return answer.id
}

/** Requests of the workbench that succeed. */
export const DESK_CASES: readonly RouteCase[] = [
  route(desk.listAuthorisations, 'district')((world) => ({ as: world.staff.admin })),
  route(
    desk.authorise,
    'district',
  )(async (world) => ({
    as: world.staff.admin,
    body: { phone: (await officer(world, 'approver')).phone, departmentId: DEPARTMENT, ...DAYS },
  })),
  route(
    desk.revokeAuthorisation,
    'district',
  )(async (world) => ({ as: world.staff.admin, params: { id: await authorisation(world) } })),
  route(desk.listDelegations, 'district')((world) => ({ as: world.staff.reviewer })),
  route(
    desk.delegate,
    'point',
  )(async (world) => ({
    as: world.staff.reviewer,
    body: { phone: (await officer(world, 'reviewer')).phone, departmentId: DEPARTMENT, ...DAYS },
  })),
  route(
    desk.endDelegation,
    'holder',
  )(async (world) => {
    const as = await officer(world, 'reviewer')
    return { as, params: { id: await delegation(world, as) } }
  }),
]
