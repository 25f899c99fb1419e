import type { Variant } from '../../../shared/contract/service-item'
import { normaliseQueryNumber } from '../../../shared/domain/application'
import type { CaseActor, CaseEvent, CaseRole, EventKind } from '../../../shared/domain/case/event'
import type { CaseQueue, CaseStateName } from '../../../shared/domain/case/state'
import type { CaseKind } from '../../../shared/domain/case/workflow'
import type { Day } from '../../../shared/domain/time'
import { guarded, type Query, query, type Value, type Write } from '../../db/statement'
import { APPLICATION_COLUMNS, type ApplicationRow } from '../application/row'

/** A case with what is cached of its events. */
export interface CaseRow {
  id: string
  application_id: string
  ordinal: number
  item_id: string
  variant: Variant
  route: string
  workflow_id: string
  kind: CaseKind
  department_id: string
  point_id: string
  after: string
  state: CaseStateName
  stage: string
  queue: CaseQueue
  seq: number
  head_hash: string
  light: 'none' | 'reminder' | 'yellow' | 'red'
  /** Cards for being late that nobody has cancelled. */
  cards: number
  /** Another application has ended the certificate of this case, which still lies at the window. */
  superseded: 0 | 1
}

/** 超期: there is something to explain. */
export const isLate = ({ light, cards }: Pick<CaseRow, 'light' | 'cards'>): boolean => isLit(light) || cards > 0

const isLit = (light: CaseRow['light']): boolean => light === 'yellow' || light === 'red'

const CARD_SQL = `UPDATE card SET state = state
  WHERE id = (SELECT k.id FROM card k WHERE k.case_id = ? AND k.state <> 'cancelled' LIMIT 1)`

/** What is explained must still be there: the light is seen to by every write to a case, a card may be cancelled meanwhile. */
export const lateWrites = ({ id, light }: CaseRow): Write[] =>
  isLit(light) ? [] : [guarded('CASE_NOT_LATE', CARD_SQL, [id])]

/** A case with the way it goes, as JSON, and the last day of the law's limit of its decision; null without one. */
export type StoredCase = CaseRow & { workflow: string; statutory_day: string | null }

export interface EventRow {
  case_id: string
  seq: number
  kind: EventKind
  at: number
  actor_kind: CaseActor['kind']
  actor_id: string
  role: CaseRole
  data: string
  words_sealed: string | null
  hash: string
}

/** An application with the account that is told of what happens to it. */
export interface FiledRow extends ApplicationRow {
  rating_invited_at: number | null
  account_key_id: string | null
  account_wrapped: string | null
  account_key_version: number | null
  /** The clerk who took it in at the counter, while he or she works there, with the key of their account. */
  clerk_id: string | null
  clerk_key_id: string | null
  clerk_wrapped: string | null
  clerk_key_version: number | null
  /**
   * JSON of {@link HeldRow}s: valid certificates the same person holds from other applications, where a case of this one is
   * about a certificate that was issued before (变更 延续 补办 注销).
   */
  held: string
}

/** A valid certificate, with what its holder's name is opened with. */
export interface HeldRow {
  id: string
  item_id: string
  kind: string
  number: string
  valid_from: Day
  valid_until: Day | null
  created_at: number
  application_id: string
  applicant_sealed: string | null
  key_id: string
  wrapped: string | null
  key_version: number
}

/** Which application: an SQL expression that gives its id, with its values. */
export interface Which {
  sql: string
  args: readonly Value[]
}

/** The application with this id. */
export const withId = (id: string): Which => ({ sql: '?', args: [id] })
/** The application this case is part of. */
export const ofCase = (id: string): Which => ({ sql: '(SELECT application_id FROM "case" WHERE id = ?)', args: [id] })
/** The application with this query number. */
export const withNumber = (number: string): Which => ({
  sql: '(SELECT id FROM application WHERE number = ?)',
  args: [normaliseQueryNumber(number)],
})

const HELD_SQL = `CASE WHEN EXISTS (SELECT 1 FROM "case" v WHERE v.application_id = a.id AND v.variant <> 'establish')
  THEN (SELECT json_group_array(json_object('id', h.id, 'item_id', h.item_id, 'kind', h.kind, 'number', h.number,
      'valid_from', h.valid_from, 'valid_until', h.valid_until, 'created_at', h.created_at, 'application_id', ha.id,
      'applicant_sealed', ha.applicant_sealed, 'key_id', hk.id, 'wrapped', hk.wrapped, 'key_version', hk.version))
    FROM certificate h JOIN application ha ON ha.id = h.application_id JOIN person_key hk ON hk.id = ha.key_id
    WHERE h.holder_hash = a.applicant_hash AND h.state = 'valid' AND h.application_id <> a.id
      AND hk.wrapped IS NOT NULL)
  ELSE '[]' END`
const FILED_SQL = `SELECT ${APPLICATION_COLUMNS}, a.rating_invited_at, ak.id AS account_key_id, ak.wrapped AS account_wrapped,
  ak.version AS account_key_version, s.id AS clerk_id, sk.id AS clerk_key_id, sk.wrapped AS clerk_wrapped,
  sk.version AS clerk_key_version, ${HELD_SQL} AS held FROM application a JOIN person_key k ON k.id = a.key_id
  LEFT JOIN account c ON c.id = a.account_id AND c.deleted_at IS NULL LEFT JOIN person_key ak ON ak.id = c.key_id
  LEFT JOIN account s ON a.channel = 'counter' AND s.id = a.created_by AND s.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = s.id AND g.role = 'clerk' AND g.revoked_at IS NULL)
  LEFT JOIN person_key sk ON sk.id = s.key_id
  WHERE a.id = `
/** Of the certificate `h` of a case: it has ended before anybody collected it. What a 注销 gives out says so itself. */
export const SUPERSEDED = "h.variant <> 'cancel' AND h.handover = 'kept' AND h.state IN ('replaced','cancelled')"

const CASES_SQL = `SELECT c.id, c.application_id, c.ordinal, c.item_id, c.variant, c.route, c.workflow_id, c.kind,
  c.department_id, c.point_id, c.after, c.state, c.stage, c.queue, c.seq, c.head_hash, c.light, c.statutory_day,
  (SELECT COUNT(*) FROM card k WHERE k.case_id = c.id AND k.state <> 'cancelled') AS cards,
  EXISTS (SELECT 1 FROM certificate h WHERE h.case_id = c.id AND ${SUPERSEDED}) AS superseded,
  w.body AS workflow
  FROM "case" c JOIN workflow w ON w.id = c.workflow_id WHERE c.application_id = `
const EVENTS_SQL = `SELECT case_id, seq, kind, at, actor_kind, actor_id, role, data, words_sealed, hash FROM case_event
  WHERE application_id = `

/** Reads an application. */
export const filedQuery = ({ sql, args }: Which): Query<FiledRow> => query<FiledRow>(FILED_SQL + sql, args)
/** Reads the cases of an application. */
export const casesQuery = ({ sql, args }: Which): Query<StoredCase> => query<StoredCase>(CASES_SQL + sql, args)
/** Reads all events of an application, each case's in order. */
export const eventsQuery = ({ sql, args }: Which): Query<EventRow> =>
  query<EventRow>(`${EVENTS_SQL + sql} ORDER BY case_id, seq`, args)

/** @returns the event as the engine reads it, its words left out */
export function eventOf({ kind, at, actor_kind, actor_id, role, data, seq }: EventRow): CaseEvent {
  return { kind, at, seq, role, actor: { kind: actor_kind, id: actor_id }, data: JSON.parse(data) } as CaseEvent
}
