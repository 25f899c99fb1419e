import { rmSync } from 'node:fs'
import { compareWithBare } from './bare'
import { startLoadServer } from './child'
import { copyOf, type Seed } from './seed'

/** Public reads against the bare answer of equal bytes of the same server. */
export async function benchReads(seed: Seed): Promise<void> {
  const env = copyOf(seed, 'read')
  // Without limits per address: the client of a bench has one.
  const server = await startLoadServer({ ...env, HALL_ADDRESSES: '127.0.0.1', TRUSTED_PROXY: '' })
  const compare = (name: string, path: string, least: number) =>
    compareWithBare(server.port, name, [{ path, headers: {} }], least)
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
