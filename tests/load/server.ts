import { rmSync } from 'node:fs'
import { query } from '../../worker/db/statement'
import { startNode } from '../../worker/node'

/**
 * The hall in a process of its own, started by the bench: real HTTP from another core. Beside the product's routes it
 * has a bare one that sends the very bytes of a product's answer and does nothing else: the least the same server could do.
 */
const bodies = new Map<string, Uint8Array<ArrayBuffer>>()

const server = await startNode(process.env, {
  log: () => undefined,
  extend: (app) => {
    app.get('/bare-answer', async (c) => {
      const path = c.req.query('path') ?? ''
      const body = bodies.get(path) ?? new Uint8Array(await (await app.request(path, {}, c.env)).arrayBuffer())
      bodies.set(path, body)
      return c.body(body, 200, { 'content-type': 'application/json; charset=utf-8' })
    })
  },
})

process.on('message', (message: { kind: string }) => {
  if (message.kind === 'memory') {
    globalThis.gc?.()
    process.send?.({ kind: 'memory', rss: process.memoryUsage.rss() })
  }
  if (message.kind === 'stop') void server.close().then(() => process.exit(0))
})
process.on('disconnect', () => {
  rmSync(process.env.DATA_DIR ?? '/nonexistent', { recursive: true, force: true })
  process.exit(0)
})
const [[level]] = await server.deps.db().read([query<{ synchronous: number }>('PRAGMA synchronous')])
process.send?.({ kind: 'ready', port: server.port, synchronous: level?.synchronous ?? -1 })
