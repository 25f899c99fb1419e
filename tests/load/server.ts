import { rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { query } from '../../worker/db/statement'
import { startNode } from '../../worker/node'
import type { Seen } from './child'

/**
 * The hall in a process of its own, started by the bench: real HTTP from another core. Beside the product's routes it
 * has a bare one that sends the very bytes of a product's answer and does nothing else: the least the same server could do.
 */
const bodies = new Map<string, Uint8Array<ArrayBuffer>>()
let trips = 0
const statements = new Set<string>()

const server = await startNode(process.env, {
  log: () => undefined,
  onBatch: (_kind, batch) => {
    trips++
    for (const { sql } of batch) statements.add(sql)
  },
  extend: (app) => {
    app.get('/bare-answer', async (c) => {
      const path = c.req.query('path') ?? ''
      const body =
        bodies.get(path) ??
        new Uint8Array(await (await app.request(path, { headers: c.req.raw.headers }, c.env)).arrayBuffer())
      bodies.set(path, body)
      return c.body(body, 200, { 'content-type': 'application/json; charset=utf-8' })
    })
  },
})

const delay = monitorEventLoopDelay({ resolution: 5 })
let cpu = process.cpuUsage()
let peak = 0
let sampler: NodeJS.Timeout | undefined

/** From here on the server looks at its own memory, event loop and processor time. */
function watch(): void {
  globalThis.gc?.()
  peak = process.memoryUsage.rss()
  cpu = process.cpuUsage()
  delay.reset()
  delay.enable()
  sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
}

function seen(): Seen {
  clearInterval(sampler)
  delay.disable()
  const { user, system } = process.cpuUsage(cpu)
  return {
    kind: 'seen',
    peak: Math.max(peak, process.memoryUsage.rss()),
    delayP99: delay.percentile(99) / 1e6,
    cpuMs: (user + system) / 1000,
  }
}

process.on('message', (message: { kind: string }) => {
  if (message.kind === 'memory') {
    globalThis.gc?.()
    process.send?.({ kind: 'memory', rss: process.memoryUsage.rss() })
  }
  if (message.kind === 'watch') watch()
  if (message.kind === 'look') process.send?.(seen())
  if (message.kind === 'jobs') void server.runJobs().then(() => process.send?.({ kind: 'jobs' }))
  if (message.kind === 'batches') {
    process.send?.({ kind: 'batches', trips, statements: [...statements] })
    trips = 0
    statements.clear()
  }
  if (message.kind === 'stop') void server.close().then(() => process.exit(0))
})
process.on('disconnect', () => {
  rmSync(process.env.DATA_DIR ?? '/nonexistent', { recursive: true, force: true })
  process.exit(0)
})
const [[level]] = await server.deps.db().read([query<{ synchronous: number }>('PRAGMA synchronous')])
process.send?.({ kind: 'ready', port: server.port, synchronous: level?.synchronous ?? -1 })
