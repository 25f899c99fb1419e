import { query } from '../../db/statement'
import { openWords } from '../case/words'
import type { Context } from '../context'
import { applicationKey, openContent, reasonSpot } from './content'
import { APPLICATION_COLUMNS, type ApplicationRow, type MaterialRow } from './row'

type Plain = Record<string, unknown>
type PlainMaterial = MaterialRow & { application_id: string; files: string | null }
interface PlainEvent {
  application_id: string
  case_id: string
  item_id: string
  state: string
  seq: number
  kind: string
  at: number
  data: string
  words_sealed: string | null
}

const APPLICATIONS_SQL = `SELECT ${APPLICATION_COLUMNS} FROM application a JOIN person_key k ON k.id = a.key_id
  WHERE a.account_id = ? ORDER BY a.created_at`
const MATERIALS_SQL = `SELECT m.application_id, m.material_id, m.state, m.reason_sealed, m.checked_at,
  (SELECT group_concat(f.file_id) FROM application_file f WHERE f.application_id = m.application_id
    AND f.material_id = m.material_id) AS files
  FROM application a JOIN application_material m ON m.application_id = a.id WHERE a.account_id = ?`
const EVENTS_SQL = `SELECT e.application_id, e.case_id, c.item_id, c.state, e.seq, e.kind, e.at, e.data, e.words_sealed
  FROM application a JOIN case_event e ON e.application_id = a.id JOIN "case" c ON c.id = e.case_id
  WHERE a.account_id = ? ORDER BY e.application_id, e.case_id, e.seq`

/** Reads everything kept of the account's applications. */
export const exportQueries = (accountId: string) =>
  [
    query<ApplicationRow>(APPLICATIONS_SQL, [accountId]),
    query<PlainMaterial>(MATERIALS_SQL, [accountId]),
    query<PlainEvent>(EVENTS_SQL, [accountId]),
  ] as const

/** Opens it for the person it is about: the form as it was given, the materials, what happened and what was said. */
export function plainApplications(
  context: Context,
  rows: readonly ApplicationRow[],
  materials: readonly PlainMaterial[],
  events: readonly PlainEvent[],
): Promise<Plain[]> {
  const { vault } = context.deps
  return Promise.all(
    rows.map(async (row) => {
      const key = await applicationKey(vault, row)
      const own = <T extends { application_id: string }>(list: readonly T[]) =>
        list.filter((one) => one.application_id === row.id)
      return {
        id: row.id,
        number: row.number,
        subject: { kind: row.subject_kind, id: row.subject_id },
        answers: row.answers,
        channel: row.channel,
        pointId: row.point_id,
        state: row.state,
        createdAt: row.created_at,
        submittedAt: row.submitted_at,
        ...(await openContent(vault, key, row)),
        materials: await Promise.all(
          own(materials).map(async ({ material_id, state, reason_sealed, files }) => ({
            id: material_id,
            state,
            reason: reason_sealed && (await vault.unseal(key, reasonSpot(row.id, material_id), reason_sealed)),
            files: files?.split(',') ?? [],
          })),
        ),
        events: await Promise.all(
          own(events).map(async (event) => ({
            caseId: event.case_id,
            itemId: event.item_id,
            state: event.state,
            kind: event.kind,
            at: event.at,
            words: await openWords(vault, key, event),
          })),
        ),
      }
    }),
  )
}
