import { rmSync } from 'node:fs'
import { startLoadServer } from './child'
import { median, RawConnection, requestBytes } from './raw-client'
import { figure, say } from './report'
import { copyOf, type Seed } from './seed'

const CONNECTIONS = 32
const SLICE_MS = 1500

/** @returns answers a second over a slice of time */
async function rate(port: number, bytes: Buffer): Promise<number> {
  const open = await Promise.all(Array.from({ length: CONNECTIONS }, () => RawConnection.open(port)))
  let answered = 0
  const started = performance.now()
  const end = started + SLICE_MS
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() < end) {
        const { status } = await connection.send(bytes)
        if (status !== 200) throw new Error(`answered with ${status}`)
        answered++
      }
    }),
  )
  const ms = performance.now() - started
  for (const connection of open) connection.close()
  return (answered / ms) * 1000
}

async function sizeOf(port: number, bytes: Buffer): Promise<number> {
  const connection = await RawConnection.open(port)
  const { status, body } = await connection.send(bytes)
  connection.close()
  if (status !== 200) throw new Error(`answered with ${status}: ${body.toString('utf8', 0, 200)}`)
  return body.length
}

/** Reads against the bare answer of equal bytes of the same server; medians of three alternating slices. */
export async function benchReads(seed: Seed): Promise<void> {
  const env = copyOf(seed, 'read')
  // Without limits per address: the client of a bench has one.
  const server = await startLoadServer({ ...env, HALL_ADDRESSES: '127.0.0.1', TRUSTED_PROXY: '' })
  const compare = async (name: string, path: string, least: number) => {
    const bytes = requestBytes('GET', path, {})
    const size = await sizeOf(server.port, bytes)
    const bare = requestBytes('GET', `/bare-answer?path=${encodeURIComponent(path)}`, {})
    if ((await sizeOf(server.port, bare)) !== size) throw new Error('the bare answer has other bytes')
    await rate(server.port, bytes)
    const ours: number[] = []
    const bares: number[] = []
    for (let run = 0; run < 3; run++) {
      ours.push(await rate(server.port, bytes))
      bares.push(await rate(server.port, bare))
    }
    say(
      `${name}: ${size} bytes, ${CONNECTIONS} connections; ${Math.round(median(ours))}/s against ${Math.round(median(bares))}/s bare`,
    )
    figure(`${name}, share of a bare answer`, (median(ours) / median(bares)) * 100, '%', { least })
  }
  await compare('bundle data', `/api/v1/bundles/${seed.bundleId}`, 60)
  await compare('checklist', `/api/v1/bundles/${seed.bundleId}/checklist`, 60)
  await compare(
    'slots of one day, uncached',
    `/api/v1/points/${seed.pointId}/slots?day=${seed.day}&windowKind=intake`,
    12,
  )
  await server.stop()
  rmSync(env.DATA_DIR ?? '', { recursive: true, force: true })
}
