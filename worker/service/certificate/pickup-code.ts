import { PICKUP_ATTEMPTS, PICKUP_WAIT_MS } from '../../../shared/domain/certificate'
import type { DataKey } from '../../adapter/vault'
import { guarded, type Query, query, type Write, write } from '../../db/statement'
import type { Which } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { pickupSpot } from './row'

/** The pick-up code of an application. */
export interface PickupRow {
  code_sealed: string
  code_hash: string
  failures: number
  locked_until: number | null
}

const READ_SQL = 'SELECT code_sealed, code_hash, failures, locked_until FROM pickup WHERE application_id = '
const INSERT_SQL = `INSERT INTO pickup (application_id, code_sealed, code_hash, created_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (application_id) DO NOTHING`
const FAIL_SQL = `UPDATE pickup SET failures = failures + 1,
  locked_until = CASE WHEN (failures + 1) % ${PICKUP_ATTEMPTS} = 0 THEN ? ELSE locked_until END
  WHERE application_id = ? AND (locked_until IS NULL OR locked_until <= ?)`
const CLEAR_SQL = `UPDATE pickup SET failures = 0, locked_until = NULL
  WHERE application_id = ? AND (locked_until IS NULL OR locked_until <= ?)`

/** Reads the code of an application, if it has one. */
export const pickupQuery = ({ sql, args }: Which): Query<PickupRow> => query<PickupRow>(READ_SQL + sql, args)

const hashOf = ({ deps: { vault } }: Context, applicationId: string, code: string): Promise<string> =>
  vault.hash('pickup', `${applicationId}/${code}`)

/** Six digits from the source of keys: what opens a drawer of papers must not be guessable from another. */
function newCode(): string {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
  return String(value % 1_000_000).padStart(6, '0')
}

/** Makes the code of an application: sealed to be shown, hashed to be compared. */
export async function pickupWrites(context: Context, applicationId: string, key: DataKey): Promise<Write[]> {
  const code = newCode()
  const [sealed, hash] = await Promise.all([
    context.deps.vault.seal(key, pickupSpot(applicationId), code),
    hashOf(context, applicationId, code),
  ])
  return [write(INSERT_SQL, [applicationId, sealed, hash, context.now])]
}

/**
 * Compares a code, and counts a wrong one: after five in a row the next quarter of an hour only the document helps.
 * @throws AppError PICKUP_WRONG, PICKUP_LOCKED
 */
export async function requireCode(
  context: Context,
  applicationId: string,
  row: PickupRow | undefined,
  code: string,
): Promise<void> {
  const { now } = context
  if (!row) throw new AppError('PICKUP_WRONG')
  if (row.locked_until !== null && row.locked_until > now) {
    throw new AppError('PICKUP_LOCKED', { retryAfterMs: row.locked_until - now })
  }
  if ((await hashOf(context, applicationId, code)) === row.code_hash) return
  await context.saveRefused([
    write(FAIL_SQL, [now + PICKUP_WAIT_MS, applicationId, now]),
    context.audit('wrong_code', 'pickup', applicationId),
  ])
  throw new AppError('PICKUP_WRONG')
}

/** A right code ends the row of wrong ones, unless many were tried at the same moment. */
export const clearFailures = ({ now }: Context, applicationId: string): Write =>
  guarded('PICKUP_LOCKED', CLEAR_SQL, [applicationId, now])
