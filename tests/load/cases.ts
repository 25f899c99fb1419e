import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startLoadServer } from './child'
import { benchExport } from './export'
import { benchProgress, benchProgressBySize } from './progress'
import { say } from './report'
import { loadFolder } from './seed'
import { type CaseSeed, seedApplications } from './seed-applications'
import { fillCases } from './seed-cases'
import { benchWorkList } from './work-list'

/** Applications that are really under way. */
const OWN = 60
const EACH = 5
const SMALL = 10_000
const LARGE = 1_000_000

/** The same hall with more cases, in a folder of its own. */
function filled(seed: CaseSeed, name: string, from: number, to: number): CaseSeed {
  const folder = loadFolder(name)
  copyFileSync(join(seed.folder, 'hall.db'), join(folder, 'hall.db'))
  const env = { ...seed.env, DATA_DIR: folder }
  const started = performance.now()
  fillCases(env, { applications: (to - from) / EACH, each: EACH })
  say(`cases: grown from ${from} to ${to} in ${Math.round((performance.now() - started) / 1000)} s`)
  return { ...seed, folder, env }
}

/** What a hall is like that has had a million cases: progress pages, work lists, registers. */
export async function benchCases(): Promise<void> {
  const seed = await seedApplications(OWN)
  say(`cases: ${OWN} applications of ${EACH} items with their whole history; all others only fill the tables`)
  const few = filled(seed, 'few', OWN * EACH, SMALL)
  const many = filled(few, 'many', SMALL, LARGE)
  const [small, large] = [await startLoadServer(few.env), await startLoadServer(many.env)]
  await benchProgressBySize(seed, small, large)
  await small.stop()
  await benchProgress(seed, large)
  await benchWorkList(many, large)
  await benchExport(many, large)
  await large.stop()
  for (const { folder } of [seed, few, many]) rmSync(folder, { recursive: true, force: true })
}
