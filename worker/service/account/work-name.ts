import type { WorkPerson } from '../../../shared/contract/staff'
import { type Query, query } from '../../db/statement'
import type { Which } from '../case/row'

/** The columns of an account that name one of the hall's people; null in what is joined to nobody. */
export interface NameRow {
  work_name: string | null
  work_badge: string | null
}

/** @returns the person as windows and papers show them; null without a work name */
export const workPerson = ({ work_name, work_badge }: NameRow): WorkPerson | null =>
  work_name === null ? null : { name: work_name, badge: work_badge }

type NamedRow = NameRow & { id: string; deleted_at: number | null }

/** The named among some people, by account; `isGone`: the account was deleted, and nothing is in their hands any more. */
export type People = ReadonlyMap<string, { person: WorkPerson; isGone: boolean }>

const NAMED_SQL =
  'SELECT n.id, n.work_name, n.work_badge, n.deleted_at FROM account n WHERE n.work_name IS NOT NULL AND n.id IN'

/** Reads the names of these accounts. */
export const namesQuery = (accounts: readonly string[]): Query<NamedRow> =>
  query<NamedRow>(`${NAMED_SQL} (SELECT value FROM json_each(?))`, [JSON.stringify(accounts)])

/**
 * Reads the names of the hall's people who did something in the cases of an application, or have one of them.
 * `others`: accounts that are to get one.
 */
export function caseNamesQuery({ sql, args }: Which, others: readonly string[] = []): Query<NamedRow> {
  return query<NamedRow>(
    `${NAMED_SQL} (SELECT e.actor_id FROM case_event e WHERE e.application_id = ${sql}
      UNION SELECT c.assignee_id FROM "case" c WHERE c.application_id = ${sql} UNION SELECT value FROM json_each(?))`,
    [...args, ...args, JSON.stringify(others)],
  )
}

/** Reads the names of these accounts, and of whoever recorded a finding of a visit. */
export function visitNamesQuery(inspectionId: string, accounts: readonly string[]): Query<NamedRow> {
  return query<NamedRow>(
    `${NAMED_SQL} (SELECT value FROM json_each(?) UNION SELECT j.value FROM finding f, json_each(f.officers) j
      WHERE f.inspection_id = ?)`,
    [JSON.stringify(accounts), inspectionId],
  )
}

/** What the queries above read. */
export function peopleOf(rows: readonly NamedRow[]): People {
  const people = new Map<string, { person: WorkPerson; isGone: boolean }>()
  for (const row of rows) {
    const person = workPerson(row)
    if (person !== null) people.set(row.id, { person, isGone: row.deleted_at !== null })
  }
  return people
}
