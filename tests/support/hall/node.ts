import { startNode } from '../../../worker/node'
import { isOwnStatement, type Target, type TargetOptions } from './target'

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
    close: server.close,
  }
}
