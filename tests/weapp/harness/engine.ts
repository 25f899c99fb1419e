import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import vm from 'node:vm'

/** Built-ins that the JavaScript of old WeChat does not have; the build must live without them. */
const MISSING = `
  for (const name of ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry',
    'AggregateError', 'structuredClone', 'Iterator']) delete globalThis[name]
  for (const name of ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with', 'group'])
    delete Array.prototype[name]
  for (const name of ['at', 'replaceAll', 'matchAll', 'isWellFormed', 'toWellFormed']) delete String.prototype[name]
  for (const name of ['groupBy', 'hasOwn']) delete Object[name]
  for (const name of ['allSettled', 'any', 'withResolvers', 'try']) delete Promise[name]
  delete Array.fromAsync
  delete Map.groupBy
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'])
    Date.prototype[name] = () => { throw new Error('Date.' + name + ' depends on Intl, which WeChat lacks') }
  Date = class extends Date {
    constructor(...given) { if (given.length === 0) super(__now()); else super(...given) }
    static now() { return __now() }
  }
`

export interface EngineParts {
  directory: string
  globals: Record<string, unknown>
  /** The phone's clock: milliseconds since the epoch. */
  now: () => number
}

/**
 * Runs the files of a mini-program as WeChat's logic layer does: one global scope without a browser's objects
 * (no window, document, URL, fetch, TextEncoder, AbortController), CommonJS with paths inside the package.
 */
export class Engine {
  private readonly context: vm.Context
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private running: string[] = []

  constructor(private readonly parts: EngineParts) {
    this.context = vm.createContext({ ...this.timing(), ...parts.globals, __now: parts.now })
    vm.runInContext(MISSING, this.context)
  }

  /** Path of the file that is being run, without its ending: the page that calls `Page()`. */
  get current(): string {
    return this.running[this.running.length - 1] ?? ''
  }

  /** Runs a file once. @param name its path below the build, with or without `.js` */
  require(name: string): unknown {
    const path = name.replace(/\.js$/, '')
    const known = this.modules.get(path)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    this.modules.set(path, module)
    this.running.push(path)
    const file = join(this.parts.directory, `${path}.js`)
    this.run(readFileSync(file, 'utf8'), file, module, (other) => this.require(join(dirname(path), other)))
    this.running.pop()
    return module.exports
  }

  /** Runs a script with `module.exports`, such as WXS. */
  runScript(code: string, module: { exports: unknown }): void {
    this.run(code, 'script.wxs', module, () => undefined)
  }

  /** Ends every timer of the program. */
  stop(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  private run(code: string, filename: string, module: { exports: unknown }, require: (name: string) => unknown): void {
    const wrapped = `(function (require, module, exports) {${code}\n})`
    const body = vm.runInContext(wrapped, this.context, { filename }) as (
      require: (name: string) => unknown,
      module: { exports: unknown },
      exports: unknown,
    ) => void
    body(require, module, module.exports)
  }

  private timing(): Record<string, unknown> {
    const keep = (timer: NodeJS.Timeout) => {
      this.timers.add(timer)
      return timer
    }
    const end = (timer: NodeJS.Timeout | undefined) => {
      clearTimeout(timer)
      if (timer) this.timers.delete(timer)
    }
    return {
      setTimeout: (run: () => void, after?: number) => {
        const timer: NodeJS.Timeout = setTimeout(() => {
          this.timers.delete(timer)
          run()
        }, after)
        return keep(timer)
      },
      setInterval: (run: () => void, every?: number) => keep(setInterval(run, every)),
      clearTimeout: end,
      clearInterval: end,
    }
  }
}
