import type Database from 'libsql'
import { CONSENT_VERSION } from '../../../shared/contract/account'
import { REFRESH_MS, Signer } from '../../../worker/adapter/token'
import { Vault } from '../../../worker/adapter/vault'
import { readConfig } from '../../../worker/config'
import { identitySpot } from '../../../worker/service/account/new-account'
import { identityNumber } from '../identity-number'
import type { Login } from './client'
import type { TestClock } from './clock'
import { testEnvironment } from './environment'

/** Someone who is logged in, agreed to the privacy text, has a confirmed phone, is known and their own person to book for. */
export interface Resident extends Login {
  partyId: string
  accountId: string
}

const MONTH_MS = 30 * 86_400_000
const KEY_SQL = 'INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,?,?,?)'
const ACCOUNT_SQL = `INSERT INTO account (id, key_id, phone_hash, consent_version, consent_at, created_at, identity_sealed,
  identity_by, identity_at) VALUES (?,?,?,?,?,?,?,'service',?)`
const PARTY_SQL = `INSERT INTO party (id, account_id, key_id, kind, name_sealed, limit_key, created_at)
  VALUES (?,?,?,'self',?,?,?)`
const SESSION_SQL = `INSERT INTO session (id, account_id, device_sealed, refresh_hash, created_at, used_at, expires_at)
  VALUES (?,?,?,'',?,?,?)`

export interface Keys {
  vault: Vault
  signer: Signer
}

/** What a hall with these settings seals and signs with. */
export function keysOf(env: Readonly<Record<string, string>>): Keys {
  const config = readConfig(env)
  return {
    vault: new Vault({ master: config.DATA_KEYS, index: config.INDEX_KEY }),
    signer: new Signer(config.TOKEN_KEY),
  }
}

/** Nobody has the phone of another. */
let crowd = 0

/**
 * Makes many residents at once, in the database itself: a rush is about booking, not about two thousand text messages.
 * Their access tokens are dated a month ahead, so that a test may move the clock within it.
 */
export async function makeCrowd(
  db: Database.Database,
  clock: Pick<TestClock, 'now'>,
  count: number,
  { vault, signer }: Keys = keysOf(testEnvironment({ wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' })),
): Promise<Resident[]> {
  const now = clock.now()
  const made: { resident: Resident; rows: [string, unknown[]][] }[] = []
  for (let index = 0; index < count; index++) {
    const [accountId, partyId, sessionId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const account = await vault.createKey(`key-${accountId}`)
    const party = await vault.createKey(`key-${partyId}`)
    const name = await vault.seal(party.key, `party/${partyId}/name_sealed`, '何为民')
    const known = { name: '何为民', documentKind: 'id_card', document: identityNumber() }
    const identity = await vault.seal(account.key, identitySpot(accountId), JSON.stringify(known))
    const phone = `15${String(crowd++).padStart(9, '0')}`
    const device = await vault.seal(account.key, `session/${sessionId}/device_sealed`, '测试手机')
    const { token, expiresAt } = await signer.accessToken({ accountId, sessionId }, now + MONTH_MS)
    made.push({
      resident: {
        accountId,
        partyId,
        phone,
        tokens: {
          accessToken: token,
          accessExpiresAt: expiresAt,
          refreshToken: '',
          refreshExpiresAt: now + REFRESH_MS,
        },
      },
      rows: [
        [KEY_SQL, [`key-${accountId}`, account.wrapped, account.version, now]],
        [KEY_SQL, [`key-${partyId}`, party.wrapped, party.version, now]],
        [
          ACCOUNT_SQL,
          [accountId, `key-${accountId}`, await vault.hash('phone', phone), CONSENT_VERSION, now, now, identity, now],
        ],
        [PARTY_SQL, [partyId, accountId, `key-${partyId}`, name, `limit-${partyId}`, now]],
        [SESSION_SQL, [sessionId, accountId, device, now, now, now + REFRESH_MS]],
      ],
    })
  }
  db.exec('BEGIN IMMEDIATE')
  for (const { rows } of made) for (const [sql, values] of rows) db.prepare(sql).run(values)
  db.exec('COMMIT')
  return made.map(({ resident }) => resident)
}

/** @returns a function that hands out `count` people, each once: a test never meets the bookings of another */
export async function strangers(
  hall: { db: Database.Database; clock: TestClock },
  count: number,
): Promise<() => Resident> {
  const crowd = await makeCrowd(hall.db, hall.clock, count)
  let next = 0
  return () => {
    const resident = crowd[next++]
    if (!resident) throw new Error(`the crowd of ${count} is used up`)
    return resident
  }
}
