import type { ProgressView } from '../../../shared/contract/progress'
import type { Light } from '../../../shared/domain/case/light'
import { ratingClosesAt } from '../../../shared/domain/rating'
import type { Day } from '../../../shared/domain/time'
import { type Query, query } from '../../db/statement'
import { workPerson } from '../account/work-name'
import type { Which } from '../case/row'
import { RULE_SETTING, ruleOf } from '../slot/rule'
import { WrittenOut } from '../written-out'
import { heldBy } from './lane'
import type { DocumentRow } from './row'
import { documentInShort } from './view'

/** What of a progress page the history alone tells on a day: the rest is read each time. */
export type Picture = Omit<ProgressView, 'documents' | 'rating' | 'now'>
/** The whole page, written out. */
export type Page = WrittenOut<Omit<ProgressView, 'now'>>

/** What a picture was drawn from: every event raises the version of its application. */
export interface Basis {
  version: number
  /** When the newest holiday notice was loaded; days are counted by it. */
  notices: number
}
const NOTICES = '(SELECT coalesce(max(n.loaded_at), 0) FROM holiday_notice n)'

/** Of a case, what changes without an event: its light, and the work name and number of whoever has taken it on. */
type Standing = readonly [light: Light, name: string | null, badge: string | null]

/** Whose an application is, what a picture of it would be drawn from now, its cases ({@link Standing} by id, JSON), its papers. */
export interface BasisRow extends Basis {
  account_id: string | null
  submitted_at: number | null
  standings: string
  /** {@link DocumentRow}s, JSON. */
  documents: string
  rating_invited_at: number | null
  rated: 0 | 1
  /** The booking rules of the district, which say how long can be rated; not read before anybody was asked. */
  rules: string | null
}

/** Reads what a kept picture is compared with; the sweep turns lights on without an event, people are named anew. */
export const basisQuery = (id: string): Query<BasisRow> =>
  query<BasisRow>(
    `SELECT a.account_id, a.submitted_at, a.version, ${NOTICES} AS notices,
      (SELECT json_group_object(c.id, json_array(c.light, n.work_name, n.work_badge)) FROM "case" c
        LEFT JOIN account n ON n.id = c.assignee_id AND n.deleted_at IS NULL WHERE c.application_id = a.id) AS standings,
      (SELECT json_group_array(json_object('id', d.id, 'kind', d.kind, 'number', d.number, 'case_id', d.case_id,
        'created_at', d.created_at) ORDER BY d.created_at, d.number) FROM document d WHERE d.application_id = a.id) AS documents,
      a.rating_invited_at, EXISTS (SELECT 1 FROM rating r WHERE r.application_id = a.id) AS rated,
      CASE WHEN a.rating_invited_at IS NULL THEN NULL ELSE (SELECT s.value FROM setting s WHERE s.name = ?) END AS rules
    FROM application a WHERE a.id = ?`,
    [RULE_SETTING, id],
  )

/** The application, when it is not as it was; else none, and nothing of its history is read. */
export const changedSince = (id: string, { version, notices }: Basis): Which => ({
  sql: `(SELECT x.id FROM application x WHERE x.id = ? AND (x.version <> ? OR ${NOTICES} <> ?))`,
  args: [id, version, notices],
})

/** What stands on the page besides the picture; the applicant's rating, too, is no event of the application. */
const BESIDE = ['standings', 'documents', 'rated', 'rules'] as const

/** Whether the page of the same picture reads the same from both. */
export const isSamePage = (before: BasisRow, now: BasisRow): boolean =>
  BESIDE.every((column) => before[column] === now[column])

function ratingOf({ rating_invited_at: at, rated, rules }: BasisRow): ProgressView['rating'] {
  if (at === null) return null
  const { ratingDays } = ruleOf(rules === null ? [] : [{ value: rules }])
  return { given: rated === 1, closesAt: ratingClosesAt(at, ratingDays) }
}

/** @returns the page of a picture with lights, people, papers and the rating as they are now */
export function pageOf(picture: Picture, basis: BasisRow): Page {
  const { standings, documents } = basis
  const now = JSON.parse(standings) as Readonly<Record<string, Standing>>
  return new WrittenOut({
    ...picture,
    lanes: picture.lanes.map((lane) => {
      const [light = lane.clock.light, work_name = null, work_badge = null] = now[lane.caseId] ?? []
      return heldBy({ ...lane, clock: { ...lane.clock, light } }, workPerson({ work_name, work_badge }))
    }),
    documents: (JSON.parse(documents) as DocumentRow[]).map(documentInShort),
    rating: ratingOf(basis),
  })
}

interface Kept {
  day: Day
  basis: BasisRow
  picture: Picture
  page: Page
}

/** So many applicants look again and again; a picture and its page are some ten kilobytes each. */
const MOST = 500
const kept = new Map<string, Kept>()

/** What was drawn last, if it was on this day. Whoever asks must still be let in. */
export function keptPicture(id: string, day: Day): Kept | undefined {
  const one = kept.get(id)
  return one?.day === day ? one : undefined
}

/** Keeps a picture in place of the one before; the one that was drawn longest ago goes. */
export function keepPicture(id: string, one: Kept): void {
  kept.delete(id)
  if (kept.size >= MOST) {
    const oldest = kept.keys().next().value
    if (oldest !== undefined) kept.delete(oldest)
  }
  kept.set(id, one)
}
