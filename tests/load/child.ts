import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

/** What a server saw of itself while it was watched. */
export interface Seen {
  kind: 'seen'
  /** Resident memory at its highest, in bytes. */
  peak: number
  /** Of the event loop, in milliseconds. */
  delayP99: number
  cpuMs: number
}

/** A hall in its own process. */
export interface LoadServer {
  port: number
  /** SQLite's synchronous level of the server's connection: 2 is FULL. */
  synchronous: number
  /** Resident memory in MB, after a collection. */
  memoryMb: () => Promise<number>
  /** Watches itself from a collection on, while `work` is done. */
  watched: (work: () => Promise<void>) => Promise<Seen>
  /** Runs the jobs that are due. */
  runJobs: () => Promise<void>
  /** Round trips to the database and the statements in them, since it was asked last. */
  batches: () => Promise<{ trips: number; statements: string[] }>
  stop: () => Promise<void>
}

const file = join(import.meta.dirname, 'server.ts')

function answerOf<T extends { kind: string }>(child: ChildProcess, kind: T['kind']): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`the server ended with ${code}`))
    const onMessage = (message: unknown) => {
      if ((message as T).kind !== kind) return
      child.off('message', onMessage)
      child.off('exit', onExit)
      resolve(message as T)
    }
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

/** Starts a hall on the folder named in `env`. */
export async function startLoadServer(env: Record<string, string>): Promise<LoadServer> {
  const child = fork(file, [], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const { port, synchronous } = await answerOf<{ kind: 'ready'; port: number; synchronous: number }>(child, 'ready')
  const ask = <T extends { kind: string }>(question: string, kind: T['kind'] = question): Promise<T> => {
    const answer = answerOf<T>(child, kind)
    child.send({ kind: question })
    return answer
  }
  return {
    port,
    synchronous,
    memoryMb: async () => (await ask<{ kind: 'memory'; rss: number }>('memory')).rss / 1024 / 1024,
    watched: async (work) => {
      child.send({ kind: 'watch' })
      await work()
      return ask<Seen>('look', 'seen')
    },
    runJobs: async () => {
      await ask('jobs')
    },
    batches: () => ask<{ kind: 'batches'; trips: number; statements: string[] }>('batches'),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.send({ kind: 'stop' })
      }),
  }
}
