import { join } from 'node:path'
import { query } from '../../../worker/db/statement'
import { startNode } from '../../../worker/node'
import { isOwnStatement, pageLimit, type Target, type TargetOptions } from './target'

/** The hall in this process: the Node entry on an embedded database, over real HTTP. */
export async function startOnNode({ directory, environment, clock }: TargetOptions): Promise<Target> {
  let trips = 0
  let statements: string[] = []
  const log: string[] = []
  const server = await startNode(
    { ...environment, DATA_DIR: directory, PORT: '0' },
    {
      clock: clock.now,
      log: (line) => log.push(JSON.stringify(line)),
      onBatch(_kind, batch) {
        trips++
        statements.push(...batch.map(({ sql }) => sql))
      },
    },
  )
  return {
    origin: server.origin,
    trips: () => trips,
    statements: () => statements.filter(isOwnStatement),
    reset() {
      trips = 0
      statements = []
    },
    log: () => [...log],
    runJobs: server.runJobs,
    async fillDisk(isFull) {
      await server.deps.db().read([query(pageLimit(isFull))])
    },
    async loseDatabase() {
      const gone = () => Promise.reject(new Error('disk I/O error'))
      Object.assign(server.deps.db(), { read: gone, write: gone })
    },
    filesFolder: join(directory, 'files'),
    close: server.close,
  }
}
