import type { ApplicationPlan } from '../../../shared/domain/application-plan'
import type { DraftContent } from '../../../shared/domain/draft'
import { fillFrom } from '../../../shared/domain/taken-over'
import { dayOf } from '../../../shared/domain/time'
import { query, type RowsOf } from '../../db/statement'
import type { Context } from '../context'
import { applicationKey, openContent } from './content'
import { APPLICATION_COLUMNS, type ApplicationRow } from './row'
import type { KeptTakeOver } from './view'

/** The application a certificate came from. */
export interface HeldRow extends ApplicationRow {
  certificate_id: string
  certificate_item: string
  certificate_number: string
}

/** Further applications of the same holder that are opened for what the certificate's own does not say. */
const OTHERS = 4

const OWN_SQL = `SELECT ${APPLICATION_COLUMNS}, c.id AS certificate_id, c.item_id AS certificate_item,
  c.number AS certificate_number FROM certificate c JOIN application a ON a.id = c.application_id
  JOIN person_key k ON k.id = a.key_id WHERE c.id = ? AND c.account_id = ?`
/** Only what the hall has found right, and something was issued for. */
const OTHERS_SQL = `SELECT ${APPLICATION_COLUMNS} FROM certificate c
  JOIN application a ON a.applicant_hash = c.holder_hash AND a.account_id = c.account_id AND a.id <> c.application_id
  JOIN person_key k ON k.id = a.key_id WHERE c.id = ? AND c.account_id = ?
    AND EXISTS (SELECT 1 FROM certificate o WHERE o.application_id = a.id)
  ORDER BY a.created_at DESC LIMIT ${OTHERS}`
const ISSUED_SQL = `SELECT o.number FROM certificate c JOIN certificate o ON o.application_id = c.application_id
  AND o.state = 'valid' WHERE c.id = ? AND c.account_id = ?`

/** Reads what a draft can be filled from that is begun from a certificate of the caller; nothing of another's. */
export function heldQueries({ accountId }: Context, certificateId: string) {
  const of = [certificateId, accountId]
  return [
    query<HeldRow>(OWN_SQL, of),
    query<ApplicationRow>(OTHERS_SQL, of),
    query<{ number: string }>(ISSUED_SQL, of),
  ] as const
}

/** What {@link heldQueries} read. */
export type ReadHeld = RowsOf<ReturnType<typeof heldQueries>>

interface Begun {
  content: DraftContent
  /** Where the certificate was applied for. */
  pointId: string | undefined
  kept: KeptTakeOver
}

/**
 * A draft that is begun from a certificate, with what is kept beside it: the certificate, and the parts that were filled in.
 * Each application is opened with its own key; nothing of it is kept but in the new draft, under that one's key.
 * @returns null where an agent opens it whose authorisation does not cover it
 */
export async function contentFromCertificate(
  context: Context,
  plan: ApplicationPlan,
  row: HeldRow,
  [, others, issued]: ReadHeld,
): Promise<Begun | null> {
  const { vault } = context.deps
  const open = async (one: ApplicationRow) => openContent(vault, await applicationKey(vault, one), one)
  const { certificate_id: certificateId, certificate_item: itemId, certificate_number: number } = row
  const held = {
    number,
    issued: issued.map((one) => one.number),
    own: await open(row),
    others: await Promise.all(others.map(open)),
  }
  const filled = fillFrom(plan.form, held, dayOf(context.now))
  if (filled === null) return null
  const kept = { certificateId, itemId, number, parts: filled.parts }
  return { content: filled.content, pointId: row.point_id ?? undefined, kept }
}
