import { type Query, query } from '../../db/statement'

/** The account that booked, with its key: it is the one that is told. */
export interface BookerRow {
  account_id: string
  key_id: string
  wrapped: string
  key_version: number
}

const COLUMNS = 'c.id AS account_id, k.id AS key_id, k.wrapped, k.version AS key_version'
const JOINS = `JOIN account c ON c.id = x.account_id JOIN person_key k ON k.id = c.key_id
  WHERE x.id = ? AND c.deleted_at IS NULL AND k.wrapped IS NOT NULL`

/** No row when it was booked by telephone, or the account is deleted. */
export const bookerOfVisit = (id: string): Query<BookerRow> =>
  query<BookerRow>(`SELECT ${COLUMNS} FROM visit x ${JOINS}`, [id])
export const bookerOfAppointment = (id: string): Query<BookerRow> =>
  query<BookerRow>(`SELECT ${COLUMNS} FROM appointment x ${JOINS}`, [id])
