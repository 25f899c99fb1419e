import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

/** A hall in its own process. */
export interface LoadServer {
  port: number
  /** SQLite's synchronous level of the server's connection: 2 is FULL. */
  synchronous: number
  /** Resident memory in MB, after a collection. */
  memoryMb: () => Promise<number>
  stop: () => Promise<void>
}

const file = join(import.meta.dirname, 'server.ts')

function answerOf<T extends { kind: string }>(child: ChildProcess, kind: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown) => {
      if ((message as T).kind !== kind) return
      child.off('message', onMessage)
      resolve(message as T)
    }
    child.on('message', onMessage)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

/** Starts a hall on the folder named in `env`. */
export async function startLoadServer(env: Record<string, string>): Promise<LoadServer> {
  const child = fork(file, [], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port, synchronous } = await answerOf<{ kind: string; port: number; synchronous: number }>(child, 'ready')
  return {
    port,
    synchronous,
    memoryMb: async () => {
      const answer = answerOf<{ kind: string; rss: number }>(child, 'memory')
      child.send({ kind: 'memory' })
      return (await answer).rss / 1024 / 1024
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.send({ kind: 'stop' })
      }),
  }
}
