import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorker } from '../support/hall/bundle-worker'
import { startOnWorkerd } from '../support/hall/workerd'
import { buildDirectory } from '../support/paths'
import { judge, rush } from './rush'
import { copyOf, type Seed } from './seed'

/** The same rush on workerd, with the database over libSQL HTTP. */
export async function benchRushOnWorkerd(seed: Seed, places: number): Promise<void> {
  const environment = copyOf(seed, 'rush-workerd')
  const directory = environment.DATA_DIR ?? ''
  // Inside the project: workerd names modules by their path from there.
  const script = join(buildDirectory, 'bench/worker.mjs')
  await bundleWorker(script)
  const clock = { now: () => Date.now(), set: () => undefined, advance: () => undefined }
  const target = await startOnWorkerd({ directory, environment, clock, script })
  const outcome = await rush(seed, Number(new URL(target.origin).port))
  await target.close()
  judge('workerd', seed, outcome, join(directory, 'hall.db'), places, 2000)
  rmSync(directory, { recursive: true, force: true })
}
