import { join } from 'node:path'
import Database from 'libsql'
import type { DeskCommand } from '../../shared/contract/case-command'
import { DEPARTMENT_ROLES } from '../../shared/contract/endpoint'
import type { Queue } from '../../shared/contract/work-list'
import { actOn, lookAt, receive } from '../support/application'
import { catalogueOf } from '../support/catalogue'
import { type HallClient, hallClient } from '../support/hall/client'
import { keysOf, makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { authorise } from '../support/officers'
import { pool } from '../support/pool'
import { CENTRE } from '../support/visitor'
import { startLoadServer } from './child'
import { loadEnv, loadFolder } from './seed'

/** Machine time: a hall under load is not moved. */
export const CLOCK = { now: () => Date.now(), set: () => undefined, advance: () => undefined }
/** Enough that nobody meets the limits of a person. */
const CLERKS = 8

/** A closed hall with real applications under way. */
export interface CaseSeed {
  folder: string
  env: Record<string, string>
  /** Applications of five items each, with who applied. */
  own: { id: string; applicant: Resident }[]
  /** Work in every department. */
  officers: Resident[]
  admin: Resident
}

/**
 * Receives applications at the counter over HTTP; what can be accepted is accepted, reviewed with words and decided, and
 * what waited for that is accepted too: histories as they come to be, sealed and chained.
 */
export async function seedApplications(count: number): Promise<CaseSeed> {
  const folder = loadFolder('cases')
  const env = { ...loadEnv(folder), HALL_ADDRESSES: '127.0.0.1', TRUSTED_PROXY: '' }
  const server = await startLoadServer(env)
  const db = new Database(join(folder, 'hall.db'))
  const crowd = await makeCrowd(db, CLOCK, count + 2 * CLERKS + 1, keysOf(env))
  const [clerks, officers, [admin], applicants] = [
    crowd.slice(0, CLERKS),
    crowd.slice(CLERKS, 2 * CLERKS),
    crowd.slice(2 * CLERKS, 2 * CLERKS + 1),
    crowd.slice(2 * CLERKS + 1),
  ]
  if (!admin) throw new Error('nobody came')
  for (const clerk of clerks) giveRole(db, CLOCK, clerk, 'clerk', CENTRE)
  for (const officer of officers) {
    giveRole(db, CLOCK, officer, 'supervisor', CENTRE)
    for (const { id } of catalogueOf().departments) {
      for (const role of DEPARTMENT_ROLES) giveRole(db, CLOCK, officer, role, null, id)
      authorise({ db }, officer, id)
    }
  }
  giveRole(db, CLOCK, admin, 'admin', null)
  const hall = hallClient(`http://127.0.0.1:${server.port}`, CLOCK)
  const own = await pool(applicants, 4, async (applicant, index) => {
    const [clerk, officer] = [clerks[index % CLERKS], officers[index % CLERKS]]
    if (!clerk || !officer) throw new Error('nobody is there')
    const { id } = await receive(hall, clerk)
    await onEach(hall, clerk, id, 'intake', { kind: 'accept', data: {} })
    await onEach(hall, officer, id, 'review', {
      kind: 'opinion',
      data: { advice: 'agree' },
      words: '材料齐全，符合法定形式。',
    })
    await onEach(hall, officer, id, 'decide', { kind: 'grant', data: {} })
    await onEach(hall, clerk, id, 'intake', { kind: 'accept', data: {} })
    return { id, applicant }
  })
  const follow = db.prepare('UPDATE application SET account_id = ? WHERE id = ?')
  for (const { id, applicant } of own) follow.run([applicant.accountId, id])
  await server.stop()
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  return { folder, env, own, officers, admin }
}

/** Does the same to every case that waits for this kind of work. */
async function onEach(hall: HallClient, as: Resident, id: string, queue: Queue, command: DeskCommand): Promise<void> {
  const desk = await lookAt(hall, as, id)
  const able = desk.cases.filter((one) => one.queue === queue)
  if (able.length === 0) return
  const reply = await actOn(
    hall,
    as,
    desk,
    able.map((one) => ({ caseId: one.id, command })),
  )
  if (reply.code !== null) throw new Error(`not done: ${JSON.stringify(reply.body)}`)
}
