import * as register from '../../../shared/contract/register'
import { receive } from '../application'
import { giveRole } from '../hall/login'
import { CENTRE } from '../visitor'
import { type RouteCase, route } from './case'
import type { World } from './world'

const FILING = { subject: { kind: 'item', id: 'prepackaged-filing' }, answers: '' } as const
const DAYS = { register: 'acceptance', fromDay: '2026-09-01', toDay: '2026-09-30', pointId: CENTRE } as const

/** A spreadsheet that is made, and who asked for it. */
async function made(world: World) {
  const as = await world.person()
  giveRole(world.hall.db, world.hall.clock, as, 'supervisor', CENTRE, null)
  const { answer } = await world.hall.call(register.exportRegister, { as, body: DAYS })
  await world.hall.runJobs()
  return { as, params: { id: answer.id } }
}

/** Requests of the registers that succeed. */
export const REGISTER_CASES: readonly RouteCase[] = [
  route(
    register.listRegister,
    'point',
  )(async (world) => {
    await receive(world.hall, world.staff.clerk, FILING)
    return { as: world.staff.supervisor, query: DAYS }
  }),
  route(register.exportRegister, 'point')((world) => ({ as: world.staff.supervisor, body: DAYS })),
  route(register.listExports, 'district')((world) => ({ as: world.staff.supervisor })),
  route(register.openExport, 'holder')(made),
]
