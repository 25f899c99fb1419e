import { type Client, createClient, LibsqlBatchError } from '@libsql/client/web'
import type { Db, Query, RowsOf, Value, Write, Written } from './statement'
import { GuardError, mapDbError, Returned } from './statement'

export interface HttpDbOptions {
  url: string
  authToken?: string
  onBatch?: (kind: 'read' | 'write', statements: readonly { sql: string; args: readonly Value[] }[]) => void
}

/** Fails when the statement before it did not change exactly one row; SQLite then undoes the batch. */
const GUARD_SQL = 'INSERT INTO guard SELECT changes() WHERE changes() <> 1'

/** The database over libSQL HTTP (Turso, sqld). One client a request: workerd binds a connection to its request. */
export class HttpDb implements Db {
  private readonly client: Client

  constructor(private readonly options: HttpDbOptions) {
    this.client = createClient({
      url: options.url,
      ...(options.authToken ? { authToken: options.authToken } : {}),
      intMode: 'number',
    })
  }

  async read<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<RowsOf<Q>> {
    this.options.onBatch?.('read', queries)
    try {
      const results = await this.client.batch(
        queries.map(({ sql, args }) => ({ sql, args: [...args] })),
        'read',
      )
      return results.map((result) => result.rows) as unknown as RowsOf<Q>
    } catch (error) {
      throw mapDbError(error, undefined)
    }
  }

  async write(writes: readonly Write[]): Promise<Written> {
    this.options.onBatch?.('write', writes)
    const statements: { sql: string; args: (string | number | null)[] }[] = []
    const origin: { write: Write; isGuard: boolean }[] = []
    for (const write of writes) {
      statements.push({ sql: write.sql, args: [...write.args] })
      origin.push({ write, isGuard: false })
      if (write.guard) {
        statements.push({ sql: GUARD_SQL, args: [] })
        origin.push({ write, isGuard: true })
      }
    }
    try {
      const results = await this.client.batch(statements, 'write')
      const returned = new Returned()
      for (const [index, { write, isGuard }] of origin.entries())
        if (write.returns && !isGuard) returned.set(write, results[index]?.rows[0])
      return returned
    } catch (error) {
      const failed = error instanceof LibsqlBatchError ? origin[error.statementIndex] : undefined
      if (failed?.isGuard && failed.write.guard) throw new GuardError(failed.write.guard)
      throw mapDbError(error, failed?.write)
    }
  }

  close(): void {
    this.client.close()
  }
}
