import { requestPrecheck } from '../../../shared/contract/application'
import * as authority from '../../../shared/contract/authority'
import * as desk from '../../../shared/contract/case'
import * as counter from '../../../shared/contract/counter'
import type { StaffRole } from '../../../shared/contract/endpoint'
import { verifyAtCounter } from '../../../shared/contract/identity'
import * as workList from '../../../shared/contract/work-list'
import { counterRequest, receive, SIGN_ONLY } from '../application'
import { established, fill, open } from '../apply'
import type { Login } from '../hall/client'
import { giveRole } from '../hall/login'
import { Back } from '../under-way'
import { CENTRE } from '../visitor'
import { type RouteCase, route } from './case'
import { DEPARTMENT, TODAY, type World } from './world'

const DAYS = { fromDay: '2026-09-14', toDay: '2026-10-30' }

/** An officer of the department who can be found by a phone. */
async function officer(world: World, role: 'reviewer' | 'approver'): Promise<Login> {
  const login = await world.person()
  giveRole(world.hall.db, world.hall.clock, login, role, null, DEPARTMENT)
  return login
}

async function authorisation(world: World): Promise<string> {
  const body = { phone: (await officer(world, 'approver')).phone, departmentId: DEPARTMENT, ...DAYS }
  const { answer } = await world.hall.call(authority.authorise, { as: world.staff.admin, body })
  return answer.id
}

async function delegation(world: World, as: Login): Promise<string> {
  const body = { phone: (await officer(world, 'reviewer')).phone, departmentId: DEPARTMENT, ...DAYS }
  const { answer } = await world.hall.call(authority.delegate, { as, body })
  return answer.id
}

const FILING = { subject: { kind: 'item', id: 'prepackaged-filing' }, answers: '' } as const
const TAX = 'tax-setup'
const HAND_OVER = { kind: 'hand_over', data: { authority: '税务', number: '1' } } as const
const OFFICERS = ['reviewer', 'approver', 'inspector'] as const
const refusedTo = (code: string, ...roles: StaffRole[]) => Object.fromEntries(roles.map((role) => [role, code]))

const received = (world: World) => receive(world.hall, world.staff.clerk, FILING)
const byId = async (world: World) => ({ as: world.staff.clerk, params: { id: (await received(world)).id } })

/** Somebody whose name nobody may learn asks for a look before submitting. */
async function precheckAsked(world: World): Promise<void> {
  const as = await world.person()
  const draft = await open(world.hall, as, SIGN_ONLY)
  const full = await fill(world.hall, as, draft, SIGN_ONLY, established(world.name(), world.document()))
  await world.hall.call(requestPrecheck, { as, params: { id: full.id } })
}

/** What a clerk marks and accepts is for clerks only, though others may look at it. */
const CLERKS_ONLY = refusedTo('FORBIDDEN', ...OFFICERS, 'issuer')
const CLERKS_STEP = refusedTo('CASE_ROLE', ...OFFICERS, 'issuer', 'supervisor')

/** Requests of the workbench that succeed. */
export const DESK_CASES: readonly RouteCase[] = [
  route(
    workList.listWork,
    'point',
    refusedTo('NOT_FOUND', ...OFFICERS),
  )((world) => ({ as: world.staff.clerk, query: { queue: 'intake', pointId: CENTRE } })),
  route(
    verifyAtCounter,
    'point',
  )(async (world) => ({
    as: world.staff.clerk,
    body: {
      pointId: CENTRE,
      phone: (await world.person()).phone,
      name: world.name(),
      documentKind: 'passport',
      document: `G${world.phone().slice(3)}`,
    },
  })),
  route(workList.countWork, 'district')((world) => ({ as: world.staff.clerk })),
  route(
    workList.findApplications,
    'district',
  )(async (world) => {
    const { number } = await received(world)
    return { as: world.staff.clerk, query: { number: number ?? '' } }
  }),
  route(
    workList.listPrechecks,
    'point',
  )(async (world) => {
    await precheckAsked(world)
    return { as: world.staff.clerk, query: { pointId: CENTRE } }
  }),
  route(desk.readDesk, 'point')(byId),
  route(desk.revealApplicant, 'point')(async (world) => ({ ...(await byId(world)), body: { purpose: 'identity' } })),
  route(
    desk.checkMaterials,
    'point',
    CLERKS_ONLY,
  )(async (world) => {
    const { id, materials } = await received(world)
    const checks = [{ materialId: materials.find(({ required }) => required)?.id ?? '', state: 'fine' as const }]
    return { as: world.staff.clerk, params: { id }, body: { base: 1, checks } }
  }),
  route(
    counter.takeOver,
    'point',
  )(async (world) => {
    const { appointment } = await world.booked(TODAY)
    return { as: world.staff.clerk, params: { id: appointment.id } }
  }),
  route(
    counter.receiveAtCounter,
    'point',
  )((world) => {
    const body = counterRequest(FILING, world.name())
    world.secret(body.applicant.document)
    return { as: world.staff.clerk, body }
  }),
  route(
    counter.correctAtCounter,
    'point',
  )(async (world) => {
    const { id } = await received(world)
    return { as: world.staff.clerk, params: { id }, body: { base: 1, applicant: { address: '金牛区样例大道 20 号' } } }
  }),
  route(
    desk.act,
    'point',
    CLERKS_STEP,
  )(async (world) => {
    const { id, cases } = await received(world)
    const accept = { kind: 'accept', data: {} } as const
    return {
      as: world.staff.clerk,
      params: { id },
      body: { base: 1, commands: cases.map((one) => ({ caseId: one.id, command: accept })) },
    }
  }),
  route(
    desk.extendBundle,
    'point',
  )(async (world) => {
    const { id, cases } = await receive(world.hall, world.staff.clerk)
    const accept = { kind: 'accept', data: {} } as const
    const ready = cases.filter(({ state }) => state === 'received')
    const body = { base: 1, commands: ready.map((one) => ({ caseId: one.id, command: accept })) }
    await world.hall.call(desk.act, { as: world.staff.clerk, params: { id }, body })
    return { as: world.staff.supervisor, params: { id }, body: { base: 2, days: 15, words: '要再论证一次' } }
  }),
  route(
    desk.listColleagues,
    'point',
  )(async (world) => ({ as: world.staff.clerk, params: { id: (await received(world)).cases[0]?.id ?? '' } })),
  route(
    desk.importOutsideResults,
    'district',
  )(async (world) => {
    const back = new Back(world.hall)
    try {
      const application = await back.submit(null, [{ item: TAX }])
      const body = { base: 1, commands: [{ caseId: application.caseOf(TAX), command: HAND_OVER }] }
      await world.hall.call(desk.act, { as: world.staff.clerk, params: { id: application.id }, body })
      return { as: world.staff.clerk, body: { text: `${application.number},${TAX},受理,1` } }
    } finally {
      back.close()
    }
  }),
  route(authority.listAuthorisations, 'district')((world) => ({ as: world.staff.admin })),
  route(
    authority.authorise,
    'district',
  )(async (world) => ({
    as: world.staff.admin,
    body: { phone: (await officer(world, 'approver')).phone, departmentId: DEPARTMENT, ...DAYS },
  })),
  route(
    authority.revokeAuthorisation,
    'district',
  )(async (world) => ({ as: world.staff.admin, params: { id: await authorisation(world) } })),
  route(authority.listDelegations, 'district')((world) => ({ as: world.staff.reviewer })),
  route(
    authority.delegate,
    'point',
  )(async (world) => ({
    as: world.staff.reviewer,
    body: { phone: (await officer(world, 'reviewer')).phone, departmentId: DEPARTMENT, ...DAYS },
  })),
  route(
    authority.endDelegation,
    'holder',
  )(async (world) => {
    const as = await officer(world, 'reviewer')
    return { as, params: { id: await delegation(world, as) } }
  }),
]
