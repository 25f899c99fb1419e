import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../../support/paths'

/** A process of the product as `npm start` or one of its commands runs it. */
export interface Started {
  /** Waits until it has printed its address. @throws what it printed, when it ended instead */
  origin(): Promise<string>
  /** Waits for its end. */
  ended(): Promise<{ status: number | null; printed: string }>
  signal(name: NodeJS.Signals): void
  /** Ends it in any case. */
  stop(): Promise<void>
}

type Settings = Readonly<Record<string, string>>

/** Starts the hall with these settings alone: nothing of this machine's own environment but the path to Node. */
export function startServer(settings: Settings): Started {
  return start(['worker/main.ts'], settings)
}

/** Runs a command of `worker/command`, as its npm script does. */
export function startCommand(name: string, words: readonly string[], settings: Settings): Started {
  return start([`worker/command/${name}.ts`, ...words], settings)
}

function start(words: readonly string[], settings: Settings): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return watch(child)
}

function watch(child: ChildProcess): Started {
  let printed = ''
  const heard: (() => void)[] = []
  const keep = (chunk: Buffer) => {
    printed += chunk.toString()
    for (const resolve of heard.splice(0)) resolve()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const gone = once(child, 'close').then(([status]: unknown[]) => {
    for (const resolve of heard.splice(0)) resolve()
    return { status: typeof status === 'number' ? status : null, printed }
  })
  let over = false
  void gone.then(() => {
    over = true
  })
  return {
    async origin() {
      for (;;) {
        const found = /Residents\s+(http:\S+?)\/\s/.exec(printed)?.[1]
        if (found !== undefined) return found
        if (over) throw new Error(`It ended: ${printed}`)
        await new Promise<void>((resolve) => heard.push(resolve))
      }
    },
    ended: () => gone,
    signal: (name) => void child.kill(name),
    async stop() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
