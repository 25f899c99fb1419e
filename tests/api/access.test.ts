import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffRole } from '../../shared/contract/endpoint'
import { ROUTES } from '../../worker/app'
import { type Hall, startHall } from '../support/hall'
import type { Login } from '../support/hall/client'
import type { RouteCase } from '../support/route/case'
import { CASES } from '../support/route/cases'
import { sendAs } from '../support/route/send'
import { type Staff, World } from '../support/route/world'

let hall: Hall
let world: World
let stranger: Login

beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
  stranger = await world.person()
})
afterAll(() => hall.close())

/** Who stands before a route, besides its owner: the role that counts, and whether it is at the thing's service point or in its department. */
const CALLERS: Readonly<Record<'nobody' | 'resident' | keyof Staff, { role: StaffRole | null; isHere: boolean }>> = {
  nobody: { role: null, isHere: false },
  resident: { role: null, isHere: false },
  clerk: { role: 'clerk', isHere: true },
  clerkElsewhere: { role: 'clerk', isHere: false },
  kiosk: { role: 'kiosk', isHere: true },
  kioskElsewhere: { role: 'kiosk', isHere: false },
  supervisor: { role: 'supervisor', isHere: true },
  supervisorElsewhere: { role: 'supervisor', isHere: false },
  reviewer: { role: 'reviewer', isHere: true },
  reviewerElsewhere: { role: 'reviewer', isHere: false },
  approver: { role: 'approver', isHere: true },
  approverElsewhere: { role: 'approver', isHere: false },
  inspector: { role: 'inspector', isHere: true },
  inspectorElsewhere: { role: 'inspector', isHere: false },
  issuer: { role: 'issuer', isHere: true },
  issuerElsewhere: { role: 'issuer', isHere: false },
  admin: { role: 'admin', isHere: true },
  former: { role: null, isHere: true },
  lapsed: { role: null, isHere: true },
}
type Caller = keyof typeof CALLERS
const callers = Object.keys(CALLERS) as Caller[]

function loginOf(caller: Caller): Login | null {
  if (caller === 'nobody') return null
  return caller === 'resident' ? stranger : world.staff[caller]
}

/** The code that a caller other than the owner must get; null when the caller may. */
function expected({ endpoint: { access }, scope, except }: RouteCase, caller: Caller): string | null {
  if (scope === 'open') return null
  if (scope === 'demo') return 'NOT_FOUND'
  if (caller === 'nobody') return 'UNAUTHENTICATED'
  if (scope === 'silent') return 'DONE'
  if (access.who !== 'staff') return scope === 'own' ? null : 'NOT_FOUND'
  const { role, isHere } = CALLERS[caller]
  if (role === null || !access.roles.includes(role)) return 'FORBIDDEN'
  if (scope === 'holder' || (scope === 'point' && !isHere)) return 'NOT_FOUND'
  return except?.[role] ?? null
}

/** Every write leaves an audit row. */
function changes(): number {
  const row = hall.db.prepare('SELECT COUNT(*) AS count FROM audit').get([]) as { count: number }
  return row.count
}

describe('the access matrix', () => {
  it('has every route', () => {
    const names = CASES.map(({ endpoint }) => endpoint.name).sort()
    expect(names).toEqual(ROUTES.map(({ endpoint }) => endpoint.name).sort())
  })

  it.each(CASES.map((one) => [one.endpoint.name, one] as const))('%s', async (_name, one) => {
    const { endpoint, scope, prepare } = one
    const request = await prepare(world)
    const answers: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    const before = changes()
    // The refused ones first: the same request must still succeed for its owner afterwards.
    for (const caller of callers) {
      const code = expected(one, caller)
      if (code === null) continue
      const answer = await sendAs(hall.origin, endpoint, request, { as: loginOf(caller) })
      answers[caller] = answer.code ?? (scope === 'silent' ? 'DONE' : `let in with ${answer.status}`)
      wanted[caller] = code
    }
    expect(answers).toEqual(wanted)
    expect(changes() - before, 'rows written for those who were refused').toBe(0)
    if (scope === 'demo') return
    const owner = await sendAs(hall.origin, endpoint, request, { as: request.as ?? null })
    expect(owner.text, `the owner of ${endpoint.name}`).not.toContain('"error"')
    expect(owner.status).toBe(endpoint.status)
  })

  const shared = CASES.filter(
    ({ endpoint, scope }) => endpoint.access.who === 'staff' && scope !== 'own' && scope !== 'holder',
  )
  it.each(shared.map((one) => [one.endpoint.name, one] as const))(
    '%s lets in everyone it names',
    async (_name, one) => {
      const allowed = callers.filter((caller) => expected(one, caller) === null)
      for (const caller of allowed) {
        const request = await one.prepare(world)
        const answer = await sendAs(hall.origin, one.endpoint, request, { as: loginOf(caller) })
        expect({ caller, status: answer.status, code: answer.code }).toEqual({
          caller,
          status: one.endpoint.status,
          code: null,
        })
      }
      expect(allowed.length).toBeGreaterThan(0)
    },
  )

  const own = CASES.filter(({ endpoint, scope }) => scope === 'own' && endpoint.method === 'GET')
  it.each(own.map((one) => [one.endpoint.name, one] as const))('%s shows nobody else’s', async (_name, one) => {
    const request = await one.prepare(world)
    const mine = await sendAs(hall.origin, one.endpoint, request, { as: request.as })
    const theirs = await sendAs(hall.origin, one.endpoint, request, { as: await world.person() })
    expect([mine.status, theirs.status]).toEqual([200, 200])
    const ids = [...mine.text.matchAll(/"(?:id|visitId|partyId|limitKey)":"([^"]+)"/g)].map(([, id = '']) => id)
    expect(ids.filter((id) => !CATALOGUE_IDS.test(id) && theirs.text.includes(id))).toEqual([])
  })
})

/** Names of the catalogue are everybody's. */
const CATALOGUE_IDS = /^[a-z][a-z0-9-]*$/

describe('a staff member who leaves', () => {
  it('is out with the next request', async () => {
    const request = await grantedClerk()
    const [listToday] = CASES.filter(({ endpoint }) => endpoint.name === 'readToday')
    if (!listToday) throw new Error('readToday is gone')
    const own = await listToday.prepare(world)
    const before = await sendAs(hall.origin, listToday.endpoint, own, { as: request })
    hall.db.prepare('UPDATE role_grant SET revoked_at = 1 WHERE account_id = ?').run([request.accountId])
    const after = await sendAs(hall.origin, listToday.endpoint, own, { as: request })
    expect([before.status, after.code]).toEqual([200, 'FORBIDDEN'])
  })
})

async function grantedClerk() {
  const person = await world.person()
  hall.db
    .prepare(
      `INSERT INTO role_grant (id, account_id, role, point_id, granted_by, granted_at, expires_at)
       VALUES (?, ?, 'clerk', NULL, 'test', 0, ?)`,
    )
    .run([crypto.randomUUID(), person.accountId, hall.clock.now() + 1e9])
  return person
}
