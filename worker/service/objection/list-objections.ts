import type { listObjections as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { maskPhone } from '../../../shared/domain/mask'
import { query } from '../../db/statement'
import { phoneSpot } from '../account/new-account'
import type { Context } from '../context'
import { objectionSpot } from './spot'

interface Row {
  id: string
  account_id: string
  words_sealed: string
  no_shows: number
  cancels: number
  created_at: number
  phone_sealed: string | null
  key_id: string
  wrapped: string
  key_version: number
}

// Who has deleted the account meanwhile has taken the words along: the key is gone.
const SQL = `SELECT o.id, o.account_id, o.words_sealed, o.no_shows, o.cancels, o.created_at, a.phone_sealed, a.key_id,
  k.wrapped, k.version AS key_version FROM objection o JOIN account a ON a.id = o.account_id
  JOIN person_key k ON k.id = a.key_id WHERE o.state = 'open' AND k.wrapped IS NOT NULL ORDER BY o.created_at LIMIT 200`

/** Objections that wait for an answer, the oldest first. */
export async function listObjections(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<Row>(SQL)])
  return { objections: await Promise.all(rows.map((row) => view(context, row))) }
}

async function view({ deps: { vault } }: Context, row: Row) {
  const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
  const phone = row.phone_sealed ? await vault.unseal(key, phoneSpot(row.account_id), row.phone_sealed) : ''
  return {
    id: row.id,
    words: await vault.unseal(key, objectionSpot(row.id, 'words'), row.words_sealed),
    person: maskPhone(phone),
    noShows: row.no_shows,
    cancels: row.cancels,
    state: 'open' as const,
    createdAt: row.created_at,
  }
}
