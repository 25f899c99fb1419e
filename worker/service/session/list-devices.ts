import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { listDevices as endpoint } from '../../../shared/contract/session'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { deviceSpot } from './open-session'

interface Row {
  id: string
  device_sealed: string
  created_at: number
  used_at: number
}

const DEVICES_SQL = `SELECT id, device_sealed, created_at, used_at FROM session
  WHERE account_id = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY used_at DESC LIMIT 50`

/** Where the account is logged in, the one used last first. */
export async function listDevices(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<Row>(DEVICES_SQL, [context.accountId, context.now])])
  const key = await context.accountKey()
  const devices = rows.map(async (row) => ({
    id: row.id,
    device: await context.deps.vault.unseal(key, deviceSpot(row.id), row.device_sealed),
    current: row.id === context.sessionId,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }))
  return { devices: await Promise.all(devices) }
}
