import type { readHealth as endpoint } from '../../../shared/contract/demo'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'

const NEWEST_SQL = 'SELECT name FROM migration ORDER BY name DESC LIMIT 1'

/** Whether the hall can serve: its database answers and has the schema this build knows. Never throws. */
export async function readHealth(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { version, environment, migration } = context.deps
  const newest = await context.load([query<{ name: string }>(NEWEST_SQL)]).catch(() => null)
  const applied = newest?.[0][0]?.name ?? null
  return {
    version,
    environment,
    now: context.now,
    database: newest ? 'ok' : 'unreachable',
    migration: applied,
    migrated: applied !== null && applied >= migration,
  }
}
