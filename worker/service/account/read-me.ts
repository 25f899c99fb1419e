import { CONSENT_VERSION, type readMe as endpoint, type MeView } from '../../../shared/contract/account'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { bannedUntil, standing } from '../../../shared/domain/booking-limit'
import { maskPhone } from '../../../shared/domain/mask'
import { query } from '../../db/statement'
import { RECORD_COLUMNS, type RecordRow, recordOf, recordSince } from '../appointment/person'
import type { Context } from '../context'
import { found } from '../error'
import { identityView } from '../identity/identity-row'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { phoneSpot } from './new-account'
import { openParty, partiesQuery, partyView } from './party'
import { type NameRow, workPerson } from './work-name'

interface AccountRow extends NameRow {
  phone_sealed: string | null
  identity_by: string | null
  identity_at: number | null
  language: MeView['language']
  large_type: number
  consent_version: string | null
  unread: number
  objection: MeView['standing']['objection']
}
interface GrantRow {
  role: MeView['roles'][number]['role']
  point_id: string | null
  department_id: string | null
  expires_at: number
}

const ACCOUNT_SQL = `SELECT a.work_name, a.work_badge, a.phone_sealed, a.identity_by, a.identity_at,
  a.language, a.large_type, a.consent_version,
  (SELECT COUNT(*) FROM inbox_message m WHERE m.account_id = a.id AND m.read_at IS NULL) AS unread,
  (SELECT o.state FROM objection o WHERE o.account_id = a.id ORDER BY o.created_at DESC LIMIT 1) AS objection
  FROM account a WHERE a.id = ?`
const GRANTS_SQL = `SELECT role, point_id, department_id, expires_at FROM role_grant
  WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY role, point_id`
/** The record is of the person, so it is read by the limit key of oneself. */
const RECORD_SQL = `SELECT ${RECORD_COLUMNS} FROM party x
  WHERE x.account_id = ? AND x.kind = 'self' AND x.deleted_at IS NULL`

/** The account, masked: the people it books for, its roles, its unread messages and its standing. */
export async function readMe(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const [accounts, parties, grants, records, rules] = await context.load([
    query<AccountRow>(ACCOUNT_SQL, [accountId]),
    partiesQuery(accountId),
    query<GrantRow>(GRANTS_SQL, [accountId, now]),
    query<RecordRow>(RECORD_SQL, [recordSince(now), accountId]),
    RULE_QUERY,
  ])
  const account = found(accounts[0])
  const identity = await context.identity()
  const opened = await Promise.all(parties.map((row) => openParty(context.deps.vault, row)))
  return {
    id: accountId,
    work: workPerson(account),
    phone: await phoneOf(context, account.phone_sealed),
    identity: identity && identityView(identity, account.identity_by, account.identity_at ?? now),
    language: account.language,
    largeType: account.large_type === 1,
    consented: account.consent_version === CONSENT_VERSION,
    roles: grants.map((grant) => ({
      role: grant.role,
      pointId: grant.point_id,
      departmentId: grant.department_id,
      expiresAt: grant.expires_at,
    })),
    parties: opened.filter((party) => party !== null).map(partyView),
    unread: account.unread,
    standing: { ...standingOf(records[0], rules, now), objection: account.objection },
  }
}

async function phoneOf(context: Context, sealed: string | null): Promise<string | null> {
  if (sealed === null) return null
  return maskPhone(await context.deps.vault.unseal(await context.accountKey(), phoneSpot(context.accountId), sealed))
}

function standingOf(record: RecordRow | undefined, rules: Parameters<typeof ruleOf>[0], now: number) {
  const rule = ruleOf(rules)
  const history = record ? recordOf(record) : { offences: [], forgivenUntil: null }
  return { bannedUntil: bannedUntil(history, rule, now), ...standing(history, rule, now) }
}
