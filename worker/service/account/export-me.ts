import type { exportMe as endpoint } from '../../../shared/contract/account'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { WindowKind } from '../../../shared/domain/window-kind'
import type { DataKey, Vault } from '../../adapter/vault'
import { query } from '../../db/statement'
import { exportQueries, plainApplications } from '../application/export-applications'
import type { Context } from '../context'
import { found } from '../error'
import { openNotice } from '../notice/notice'
import { objectionSpot } from '../objection/spot'
import { wordsSpot } from '../rating/rating-row'
import { deviceSpot } from '../session/open-session'
import { accessRow } from './access-row'
import { checklistsQuery, checklistView } from './checklists'
import { phoneSpot, wechatSpot } from './new-account'
import { openParty, partiesQuery } from './party'
import { type NameRow, workPerson } from './work-name'

interface AccountRow extends NameRow {
  phone_sealed: string | null
  wechat_sealed: string | null
  identity_by: string | null
  identity_at: number | null
  language: string
  large_type: number
  consent_version: string | null
  consent_at: number | null
  created_at: number
}
type Plain = Record<string, unknown>
interface DeviceRow {
  id: string
  device_sealed: string
  created_at: number
  used_at: number
}
type RatingRow = Plain & { id: string; words_sealed: string | null }
type MessageRow = Plain & { id: string; body_sealed: string; window_kind: WindowKind | null; ordinal: number | null }
type ObjectionRow = Plain & { id: string; words_sealed: string; answer_sealed: string | null }

const ACCOUNT_SQL = `SELECT work_name, work_badge, phone_sealed, wechat_sealed, identity_by, identity_at, language, large_type, consent_version, consent_at, created_at
  FROM account WHERE id = ?`
const DEVICES_SQL = `SELECT id, device_sealed, created_at, used_at FROM session
  WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ?`
const ROLES_SQL = `SELECT role, point_id AS pointId, department_id AS departmentId, granted_at AS grantedAt,
  expires_at AS expiresAt FROM role_grant WHERE account_id = ? AND revoked_at IS NULL`
/** Who looked at one's people, by what they are: names of staff are not one's own data. */
const LOOKS_SQL = `SELECT l.at, l.party_id AS partyId, l.what, l.purpose FROM party p JOIN access_log l ON l.party_id = p.id
  WHERE p.account_id = ? AND p.deleted_at IS NULL ORDER BY l.seq`
const APPOINTMENTS_SQL = `SELECT id, party_id AS partyId, point_id AS pointId, window_kind AS windowKind, day,
  start_minute AS startMinute, end_minute AS endMinute, ordinal, subject_kind AS subjectKind, subject_id AS subjectId,
  channel, state, created_at AS createdAt, changed_at AS changedAt, ended_at AS endedAt
  FROM appointment WHERE account_id = ? ORDER BY starts_at`
const WAITS_SQL = `SELECT id, party_id AS partyId, point_id AS pointId, window_kind AS windowKind, day,
  from_minute AS fromMinute, to_minute AS toMinute, state, created_at AS createdAt
  FROM waitlist WHERE account_id = ? ORDER BY created_at`
const RATINGS_SQL = `SELECT id, visit_id AS visitId, application_id AS applicationId, level, tags, items, words_sealed, anonymous, created_at AS createdAt
  FROM rating WHERE account_id = ? ORDER BY created_at`
const MESSAGES_SQL = `SELECT m.id, m.topic, m.body_sealed, m.ref_kind AS refKind, m.ref_id AS refId,
  m.created_at AS createdAt, m.read_at AS readAt, a.window_kind, a.ordinal
  FROM inbox_message m LEFT JOIN appointment a ON a.id = m.ref_id AND m.ref_kind = 'appointment'
  WHERE m.account_id = ? ORDER BY m.created_at`
/** What was handed in; the bytes are at `openFile`. */
const FILES_SQL = `SELECT id, material_id AS materialId, type AS mediaType, size AS bytes, state, created_at AS createdAt,
  accepted_at AS acceptedAt, expires_at AS expiresAt FROM file WHERE account_id = ? AND state = 'ready'
  ORDER BY created_at`
const FILE_LOOKS_SQL = `SELECT l.at, l.party_id AS fileId, l.what, l.purpose FROM file f JOIN access_log l
  ON l.party_id = f.id WHERE f.account_id = ? AND f.state = 'ready' ORDER BY l.seq`
const OBJECTIONS_SQL = `SELECT id, words_sealed, state, answer_sealed, created_at AS createdAt,
  answered_at AS answeredAt FROM objection WHERE account_id = ? ORDER BY created_at`

/**
 * Everything held about the account, unmasked, for its person alone. The export leaves an access row for each person in
 * it. Read once, written once; what is stored as a keyed hash is not personal data that could be shown.
 */
export async function exportMe(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const { vault } = context.deps
  const own = [accountId]
  const [
    accounts,
    parties,
    devices,
    roles,
    looks,
    appointments,
    waits,
    ratings,
    messages,
    objections,
    checklists,
    files,
    fileLooks,
    ...filed
  ] = await context.load([
    query<AccountRow>(ACCOUNT_SQL, own),
    partiesQuery(accountId),
    query<DeviceRow>(DEVICES_SQL, [accountId, now]),
    query<Plain>(ROLES_SQL, own),
    query<Plain>(LOOKS_SQL, own),
    query<Plain>(APPOINTMENTS_SQL, own),
    query<Plain>(WAITS_SQL, own),
    query<RatingRow>(RATINGS_SQL, own),
    query<MessageRow>(MESSAGES_SQL, own),
    query<ObjectionRow>(OBJECTIONS_SQL, own),
    checklistsQuery(accountId),
    query<Plain>(FILES_SQL, own),
    query<Plain>(FILE_LOOKS_SQL, own),
    ...exportQueries(accountId),
  ])
  const key = await context.accountKey()
  const answer = {
    exportedAt: now,
    account: {
      ...(await plainAccount(vault, key, accountId, found(accounts[0]))),
      identity: await context.identity(),
      devices: await Promise.all(devices.map((row) => plainDevice(vault, key, row))),
      roles,
      looks: [...looks, ...fileLooks],
      files,
      waits,
      objections: await Promise.all(objections.map((row) => plainObjection(vault, key, row))),
    },
    parties: (await Promise.all(parties.map((row) => openParty(vault, row)))).filter((party) => party !== null),
    appointments,
    ratings: await Promise.all(ratings.map((row) => plainRating(vault, key, row))),
    messages: await Promise.all(messages.map((row) => plainMessage(vault, key, row))),
    checklists: checklists.map(checklistView),
    applications: await plainApplications(context, ...filed),
  }
  await context.save([
    ...parties.map(({ id }) => accessRow(context, id, 'export', 'own')),
    context.audit('export', 'account', accountId),
  ])
  return answer
}

async function openText(vault: Vault, key: DataKey, spot: string, sealed: string | null): Promise<string | null> {
  return sealed === null ? null : vault.unseal(key, spot, sealed)
}

async function plainAccount(vault: Vault, key: DataKey, id: string, row: AccountRow): Promise<Plain> {
  return {
    id,
    phone: await openText(vault, key, phoneSpot(id), row.phone_sealed),
    wechat: await openText(vault, key, wechatSpot(id), row.wechat_sealed),
    work: workPerson(row),
    identityBy: row.identity_by === null || row.identity_by === 'service' ? row.identity_by : 'counter',
    identityAt: row.identity_at,
    language: row.language,
    largeType: row.large_type === 1,
    consentVersion: row.consent_version,
    consentAt: row.consent_at,
    createdAt: row.created_at,
  }
}

async function plainDevice(vault: Vault, key: DataKey, row: DeviceRow): Promise<Plain> {
  const device = await openText(vault, key, deviceSpot(row.id), row.device_sealed)
  return { id: row.id, device, createdAt: row.created_at, usedAt: row.used_at }
}

async function plainRating(vault: Vault, key: DataKey, { words_sealed, tags, items, anonymous, ...row }: RatingRow) {
  const words = await openText(vault, key, wordsSpot(row.id), words_sealed)
  return { ...row, tags: JSON.parse(String(tags)), items: JSON.parse(String(items)), anonymous: anonymous === 1, words }
}

async function plainMessage(vault: Vault, key: DataKey, { body_sealed, window_kind, ordinal, ...row }: MessageRow) {
  const { zh, en } = await openNotice(vault, key, { id: row.id, body_sealed, window_kind, ordinal }, true)
  return { ...row, zh, en }
}

async function plainObjection(vault: Vault, key: DataKey, { words_sealed, answer_sealed, ...row }: ObjectionRow) {
  const words = await openText(vault, key, objectionSpot(row.id, 'words'), words_sealed)
  return { ...row, words, answer: await openText(vault, key, objectionSpot(row.id, 'answer'), answer_sealed) }
}
