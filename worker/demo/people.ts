import type { Catalogue } from '../../shared/contract/catalogue'
import type { StaffRole } from '../../shared/contract/endpoint'
import { hasInstant } from '../../shared/domain/case/workflow-of'
import { addDays, dayOf } from '../../shared/domain/time'
import { query, type Write, write } from '../db/statement'
import { Context } from '../service/context'
import type { Deps } from '../service/deps'

/** One demo person. Phones of the 199 0000 range, names that say what they are. */
export interface DemoPerson {
  phone: string
  name: string
  /** The work name; the number are the last digits of the phone. */
  workName?: string
  role: string
  grants: readonly { role: StaffRole; pointId: string | null; departmentId?: string }[]
  /** What he or she may decide in the name of a department; null: every item of it. */
  powers?: readonly { departmentId: string; items: readonly string[] | null }[]
}

const YEAR_MS = 365 * 86_400_000
const GRANT_SQL = `INSERT INTO role_grant (id, account_id, role, point_id, department_id, granted_by, granted_at, expires_at)
  VALUES (?,?,?,?,?,'demo-seed',?,?)`
const KNOWN_SQL = 'SELECT id, work_name FROM account WHERE phone_hash = ?'
const NAME_SQL = 'UPDATE account SET work_name = ?, work_badge = ? WHERE id = ?'
const AUTHORISE_SQL = `INSERT INTO authorisation (id, account_id, department_id, items, from_day, to_day, granted_by,
  created_at) VALUES (?,?,?,?,?,?,'demo-seed',?)`

/**
 * The demo people of a district; staff sit at its first service point, officers act for every department, the clerk
 * decides what is decided on the spot.
 */
export function demoPeople({ points, departments: all, items }: Catalogue): DemoPerson[] {
  const pointId = points[0]?.id ?? ''
  const departments = all.map(({ id }) => id)
  const onTheSpot = departments
    .map((departmentId) => ({
      departmentId,
      items: items.filter((item) => item.authority === departmentId && hasInstant(item)).map(({ id }) => id),
    }))
    .filter((power) => power.items.length > 0)
  const officer = (...roles: StaffRole[]) =>
    roles.flatMap((role) => departments.map((departmentId) => ({ role, pointId: null, departmentId })))
  return [
    { phone: '19900000001', name: '何为民（演示）', role: 'resident', grants: [] },
    { phone: '19900000002', name: '纪先生（演示）', role: 'resident', grants: [] },
    {
      phone: '19900000011',
      name: '王受理员（演示）',
      workName: '王受理员',
      role: 'clerk',
      grants: [{ role: 'clerk', pointId }],
      powers: onTheSpot,
    },
    { phone: '19900000012', name: '取号机（演示）', role: 'kiosk', grants: [{ role: 'kiosk', pointId }] },
    {
      phone: '19900000013',
      name: '李主任（演示）',
      workName: '李主任',
      role: 'supervisor',
      grants: [{ role: 'supervisor', pointId }],
    },
    {
      phone: '19900000014',
      name: '陈审查员（演示）',
      workName: '陈审查员',
      role: 'reviewer',
      grants: officer('reviewer'),
    },
    {
      phone: '19900000015',
      name: '周审查员（演示）',
      workName: '周审查员',
      role: 'reviewer',
      grants: officer('reviewer'),
    },
    {
      phone: '19900000016',
      name: '吴首席代表（演示）',
      workName: '吴首席代表',
      role: 'approver',
      grants: officer('approver'),
      powers: departments.map((departmentId) => ({ departmentId, items: null })),
    },
    {
      phone: '19900000017',
      name: '郑踏勘员（演示）',
      workName: '郑踏勘员',
      role: 'inspector',
      grants: officer('inspector'),
    },
    {
      phone: '19900000018',
      name: '冯踏勘员（演示）',
      workName: '冯踏勘员',
      role: 'inspector',
      grants: officer('inspector'),
    },
    {
      phone: '19900000020',
      name: '褚出件员（演示）',
      workName: '褚出件员',
      role: 'issuer',
      grants: [{ role: 'issuer', pointId }],
    },
    {
      phone: '19900000019',
      name: '管理员（演示）',
      workName: '管理员',
      role: 'admin',
      grants: [{ role: 'admin', pointId: null }],
    },
  ]
}

/** Makes the demo people that are not there yet; a second start names who has no name. */
export async function seedPeople(deps: Deps, people: readonly DemoPerson[]): Promise<void> {
  const now = await deps.clock()
  const context = Context.system(deps, 'demo-seed', now)
  for (const person of people) {
    const hash = await deps.vault.hash('phone', person.phone)
    const [rows] = await context.load([query<{ id: string; work_name: string | null }>(KNOWN_SQL, [hash])])
    const [known] = rows
    if (known) {
      // A demo from before there were names.
      if (known.work_name === null && person.workName !== undefined)
        await context.save([...named(person, known.id), context.audit('name', 'account', known.id)])
      continue
    }
    const accountId = deps.id()
    const keyId = deps.id()
    const { wrapped, version, key } = await deps.vault.createKey(keyId)
    await context.save([
      write('INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,?,?,?)', [
        keyId,
        wrapped,
        version,
        now,
      ]),
      write('INSERT INTO account (id, key_id, phone_sealed, phone_hash, created_at) VALUES (?,?,?,?,?)', [
        accountId,
        keyId,
        await deps.vault.seal(key, `account/${accountId}/phone_sealed`, person.phone),
        hash,
        now,
      ]),
      ...person.grants.map(({ role, pointId, departmentId = null }) =>
        write(GRANT_SQL, [deps.id(), accountId, role, pointId, departmentId, now, now + 10 * YEAR_MS]),
      ),
      ...named(person, accountId),
      ...(person.powers ?? []).map(({ departmentId, items }) => {
        const list = items === null ? null : JSON.stringify(items)
        const days = [dayOf(now), addDays(dayOf(now), 3652)]
        return write(AUTHORISE_SQL, [deps.id(), accountId, departmentId, list, ...days, now])
      }),
      context.audit('seed', 'account', accountId),
    ])
  }
}

const named = ({ workName, phone }: DemoPerson, accountId: string): Write[] =>
  workName === undefined ? [] : [write(NAME_SQL, [workName, phone.slice(-3), accountId])]
