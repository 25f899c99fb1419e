import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { CONSENT_VERSION } from '../../shared/contract/account'
import { toBase64 } from '../../worker/adapter/vault'
import { startNode } from '../../worker/node'

/** A resident who is logged in and may book. */
export interface SeededResident {
  accountId: string
  partyId: string
  token: string
}
export interface Seed {
  /** Folder with the database and nothing running on it. */
  folder: string
  env: Record<string, string>
  residents: SeededResident[]
  slotIds: string[]
  pointId: string
  day: string
  bundleId: string
}

/** Settings of a hall as in production (no answer is checked against its contract), whose WeChat and SMS are never called. */
export function loadEnv(folder: string): Record<string, string> {
  const key = () => toBase64(crypto.getRandomValues(new Uint8Array(32)))
  return {
    APP_ENV: 'production',
    DATA_DIR: folder,
    PORT: '0',
    DATA_KEYS: `1:${key()}`,
    INDEX_KEY: key(),
    TOKEN_KEY: key(),
    DOCUMENT_KEYS: `1:${key()}`,
    WECHAT_ORIGIN: 'http://127.0.0.1:9',
    WECHAT_APPID: 'load',
    WECHAT_SECRET: 'load',
    SMS_URL: 'http://127.0.0.1:9/sms',
    SMS_KEY: 'load',
    TRUSTED_PROXY: '127.0.0.1',
  }
}

/** A new folder for a run. */
export const loadFolder = (name: string) => mkdtempSync(join(tmpdir(), `yichuang-${name}-`))

/** Makes a database with residents and slots of tomorrow's first open day; `capacity` places in all over `slots` slots. */
export async function seed(count: number, slots: number, capacity: number): Promise<Seed> {
  const folder = loadFolder('seed')
  const env = loadEnv(folder)
  const server = await startNode(env, { log: () => undefined })
  const { deps } = server
  const now = Date.now()
  const db = new Database(join(folder, 'hall.db'))
  const residents: SeededResident[] = []
  db.exec('BEGIN')
  for (let index = 0; index < count; index++) {
    const [accountId, partyId, sessionId, keyId, partyKeyId] = [deps.id(), deps.id(), deps.id(), deps.id(), deps.id()]
    const own = await deps.vault.createKey(keyId)
    const theirs = await deps.vault.createKey(partyKeyId)
    const phone = `199${String(index).padStart(8, '0')}`
    const phoneHash = await deps.vault.hash('phone', phone)
    db.prepare('INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,?,?,?)').run([
      keyId,
      own.wrapped,
      own.version,
      now,
    ])
    db.prepare('INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,?,?,?)').run([
      partyKeyId,
      theirs.wrapped,
      theirs.version,
      now,
    ])
    db.prepare(
      'INSERT INTO account (id, key_id, phone_sealed, phone_hash, consent_version, consent_at, created_at) VALUES (?,?,?,?,?,?,?)',
    ).run([
      accountId,
      keyId,
      await deps.vault.seal(own.key, `account/${accountId}/phone_sealed`, phone),
      phoneHash,
      CONSENT_VERSION,
      now,
      now,
    ])
    db.prepare(
      'INSERT INTO session (id, account_id, device_sealed, refresh_hash, created_at, used_at, expires_at) VALUES (?,?,?,?,?,?,?)',
    ).run([sessionId, accountId, 'load', sessionId, now, now, now + 86_400_000])
    db.prepare(
      'INSERT INTO party (id, account_id, key_id, kind, name_sealed, limit_key, created_at) VALUES (?,?,?,?,?,?,?)',
    ).run([
      partyId,
      accountId,
      partyKeyId,
      'self',
      await deps.vault.seal(theirs.key, `party/${partyId}/name_sealed`, '何为民'),
      phoneHash,
      now,
    ])
    const { token } = await deps.signer.accessToken({ accountId, sessionId }, now)
    residents.push({ accountId, partyId, token })
  }
  db.exec('COMMIT')
  const first = db
    .prepare(
      "SELECT point_id, day FROM slot WHERE window_kind = 'intake' AND opens_at <= ? AND starts_at > ? ORDER BY day DESC, start_minute LIMIT 1",
    )
    .get([now, now + 3_600_000]) as { point_id: string; day: string }
  const chosen = db
    .prepare(
      "SELECT id FROM slot WHERE window_kind = 'intake' AND point_id = ? AND day = ? ORDER BY start_minute LIMIT ?",
    )
    .all([first.point_id, first.day, slots]) as { id: string }[]
  chosen.forEach(({ id }, index) => {
    const share = Math.floor(capacity / chosen.length) + (index < capacity % chosen.length ? 1 : 0)
    db.prepare('UPDATE slot SET capacity = ? WHERE id = ?').run([share, id])
  })
  db.close()
  await server.close()
  const compact = new Database(join(folder, 'hall.db'))
  compact.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  compact.close()
  const bundleId =
    deps.catalogue.bundles.find(({ id }) => id.includes('restaurant'))?.id ?? deps.catalogue.bundles[0]?.id ?? ''
  return {
    folder,
    env,
    residents,
    slotIds: chosen.map(({ id }) => id),
    pointId: first.point_id,
    day: first.day,
    bundleId,
  }
}

/** A fresh copy of a seeded database in a folder of its own. @returns the settings to start on it */
export function copyOf(seeded: Seed, name: string): Record<string, string> {
  const folder = loadFolder(name)
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(seeded.folder, 'hall.db'), join(folder, 'hall.db'))
  return { ...seeded.env, DATA_DIR: folder }
}
