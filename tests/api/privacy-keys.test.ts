import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMe } from '../../shared/contract/account'
import { revokeRole } from '../../shared/contract/admin'
import { Vault } from '../../worker/adapter/vault'
import { NodeDb } from '../../worker/db/node-client'
import { firstAdmin } from '../../worker/service/account/first-admin'
import { rotateKeys } from '../../worker/service/account/rotate-keys'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { type Hall, startHall } from '../support/hall'
import { bookVisitor } from '../support/visitor'

const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')
const INDEX = key('i')
let hall: Hall
let db: NodeDb

beforeAll(async () => {
  hall = await startHall({ environment: { DATA_KEYS: `1:${key('d')}`, INDEX_KEY: INDEX } })
  const [file] = hall.db.prepare('PRAGMA database_list').all([]) as { file: string }[]
  db = new NodeDb({ path: file?.file ?? '' })
})
afterAll(async () => {
  db.close()
  await hall.close()
})

const vaultOf = (...versions: [number, string][]) => new Vault({ master: new Map(versions), index: INDEX })

/** A command beside the open hall, on the same database. */
function command(vault: Vault, write = db.write.bind(db)): Context {
  const own = { read: db.read.bind(db), write, close: () => {} }
  const deps = { db: () => own, vault, id: () => crypto.randomUUID(), environment: 'test' } as unknown as Deps
  return Context.system(deps, 'test-command', hall.clock.now())
}

const versions = () =>
  hall.db.prepare('SELECT version, COUNT(*) AS keys FROM person_key WHERE wrapped IS NOT NULL GROUP BY version').all([])

describe('rotation of the master key', () => {
  it('wraps every key again, page by page, and goes on where a run was cut off', async () => {
    for (let person = 0; person < 4; person++) await bookVisitor(hall)
    expect(versions()).toEqual([{ version: 1, keys: 8 }])
    const both = vaultOf([1, key('d')], [2, key('e')])
    let pages = 0
    const cutOff = command(both, (writes) =>
      ++pages > 2 ? Promise.reject(new Error('switched off')) : db.write(writes),
    )
    await expect(rotateKeys(cutOff, 3)).rejects.toThrow('switched off')
    expect(versions()).toEqual([
      { version: 1, keys: 2 },
      { version: 2, keys: 6 },
    ])
    expect(await rotateKeys(command(both), 3)).toBe(2)
    expect(versions()).toEqual([{ version: 2, keys: 8 }])
    expect(await rotateKeys(command(both), 3)).toBe(0)
  })

  it('leaves everything readable with the new key alone', async () => {
    const vault = vaultOf([2, key('e')])
    const rows = hall.db
      .prepare(
        'SELECT p.id, p.name_sealed, k.id AS key_id, k.wrapped, k.version FROM party p JOIN person_key k ON k.id = p.key_id',
      )
      .all([]) as { id: string; name_sealed: string; key_id: string; wrapped: string; version: number }[]
    expect(rows).toHaveLength(4)
    for (const row of rows) {
      const opened = await vault.openKey(row.key_id, row.wrapped, row.version)
      expect(await vault.unseal(opened, `party/${row.id}/name_sealed`, row.name_sealed)).toBe('欧阳小明')
    }
  })

  it('says which key is missing', async () => {
    await expect(rotateKeys(command(vaultOf([3, key('f')])))).rejects.toThrow('master key 2 is missing')
  })

  it('does not bring back a key that was destroyed meanwhile', async () => {
    const vault = vaultOf([2, key('e')], [3, key('f')])
    const destroying = command(vault, async (writes) => {
      hall.db.prepare('UPDATE person_key SET wrapped = NULL, destroyed_at = 1 WHERE version = 2').run([])
      return db.write(writes)
    })
    await rotateKeys(destroying, 100)
    expect(versions()).toEqual([])
  })
})

describe('the first administrator', () => {
  const phone = '13612349999'
  const vault = vaultOf([1, key('d')])

  it('is made once, also when two commands run at once', async () => {
    const made = await Promise.allSettled([
      firstAdmin(command(vault), { phone, days: 30, name: '管主任' }),
      firstAdmin(command(vault), { phone: '13612349998', days: 30 }),
    ])
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(firstAdmin(command(vault), { phone: '13612349997', days: 30 })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('logs in like anyone, has the role, and cannot give away the last one', async () => {
    const login = await hall.login(phone)
    const { answer: me } = await hall.call(readMe, { as: login })
    expect(me.roles).toMatchObject([{ role: 'admin', pointId: null }])
    const grant = hall.db.prepare("SELECT id FROM role_grant WHERE role = 'admin'").get([]) as { id: string }
    expect((await hall.call(revokeRole, { as: login, params: { id: grant.id } })).code).toBe('LAST_ADMIN')
  })

  it('can be made anew when every administrator’s time has run out', async () => {
    hall.clock.advance(31 * 86_400_000)
    await firstAdmin(command(vault), { phone, days: 30, name: '管主任' })
    const login = await hall.login(phone)
    const { answer: me } = await hall.call(readMe, { as: login })
    expect(me.roles).toHaveLength(1)
    expect(me.work).toEqual({ name: '管主任', badge: null })
  })
})
