import type { StaffRole } from '../../shared/contract/endpoint'
import { query, write } from '../db/statement'
import { Context } from '../service/context'
import type { Deps } from '../service/deps'

/** One demo person. Phones of the 199 0000 range, names that say what they are. */
export interface DemoPerson {
  phone: string
  name: string
  role: string
  grants: readonly { role: StaffRole; pointId: string | null }[]
}

const YEAR_MS = 365 * 86_400_000

/** The demo people of a district; staff sit at its first service point. */
export function demoPeople(pointId: string): DemoPerson[] {
  return [
    { phone: '19900000001', name: '何为民（演示）', role: 'resident', grants: [] },
    { phone: '19900000002', name: '纪先生（演示）', role: 'resident', grants: [] },
    { phone: '19900000011', name: '王受理员（演示）', role: 'clerk', grants: [{ role: 'clerk', pointId }] },
    { phone: '19900000012', name: '取号机（演示）', role: 'kiosk', grants: [{ role: 'kiosk', pointId }] },
    { phone: '19900000013', name: '李主任（演示）', role: 'supervisor', grants: [{ role: 'supervisor', pointId }] },
    { phone: '19900000019', name: '管理员（演示）', role: 'admin', grants: [{ role: 'admin', pointId: null }] },
  ]
}

/** Makes the demo people that are not there yet; a second start changes nothing but lapsed roles. */
export async function seedPeople(deps: Deps, people: readonly DemoPerson[]): Promise<void> {
  const now = await deps.clock()
  const context = Context.system(deps, 'demo-seed', now)
  for (const person of people) {
    const hash = await deps.vault.hash('phone', person.phone)
    const [rows] = await context.load([query<{ id: string }>('SELECT id FROM account WHERE phone_hash = ?', [hash])])
    if (rows.length > 0) continue
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
      ...person.grants.map(({ role, pointId }) =>
        write(
          'INSERT INTO role_grant (id, account_id, role, point_id, granted_by, granted_at, expires_at) VALUES (?,?,?,?,?,?,?)',
          [deps.id(), accountId, role, pointId, 'demo-seed', now, now + 10 * YEAR_MS],
        ),
      ),
      context.audit('seed', 'account', accountId),
    ])
  }
}
