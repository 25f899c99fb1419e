import type Database from 'libsql'
import type { VerifiedIdentity } from '../../../shared/domain/verified-identity'
import { identitySpot } from '../../../worker/service/account/new-account'
import { identityNumber } from '../identity-number'
import type { Login } from './client'
import type { TestClock } from './clock'
import { type Keys, keysOf } from './crowd'
import { testEnvironment } from './environment'
import { accountOf } from './login'

interface Keeper {
  db: Database.Database
  clock: Pick<TestClock, 'now'>
}
interface KeyRow {
  id: string
  wrapped: string
  version: number
}

const KEY_SQL = `SELECT k.id, k.wrapped, k.version FROM account a JOIN person_key k ON k.id = a.key_id WHERE a.id = ?`
const KEEP_SQL = "UPDATE account SET identity_sealed = ?, identity_by = 'service', identity_at = ? WHERE id = ?"

/** Lets the hall know who somebody is, as the authentication service would have said before. */
export async function identify(
  { db, clock }: Keeper,
  who: Login,
  { name, documentKind, document }: VerifiedIdentity,
  { vault }: Pick<Keys, 'vault'> = keysOf(
    testEnvironment({ wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' }),
  ),
): Promise<void> {
  const accountId = accountOf(who)
  const row = db.prepare(KEY_SQL).get([accountId]) as KeyRow
  const key = await vault.openKey(row.id, row.wrapped, row.version)
  const sealed = await vault.seal(key, identitySpot(accountId), JSON.stringify({ name, documentKind, document }))
  db.prepare(KEEP_SQL).run([sealed, clock.now(), accountId])
}

/** Somebody nobody has met before. */
export const newcomer = (): VerifiedIdentity => ({
  name: '何为民',
  documentKind: 'id_card',
  document: identityNumber(),
})

/** Whether the hall knows who somebody is. */
export function isKnown(db: Database.Database, who: Login): boolean {
  return (
    db.prepare('SELECT 1 FROM account WHERE id = ? AND identity_sealed IS NOT NULL').get([accountOf(who)]) !== undefined
  )
}

/** Forgets who somebody is. */
export function forgetIdentity({ db }: Pick<Keeper, 'db'>, who: Login): void {
  db.prepare('UPDATE account SET identity_sealed = NULL, identity_by = NULL, identity_at = NULL WHERE id = ?').run([
    accountOf(who),
  ])
}
