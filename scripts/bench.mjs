import { buildH5, buildServer, buildWeapp } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/project.mjs'
import { runHere } from './lib/run.mjs'

await main(async () => {
  await ensureInstalled()
  await buildServer()
  await buildWeapp()
  await buildH5()
  return runHere(process.execPath, ['--import', 'tsx', 'tests/load/bench.ts', ...process.argv.slice(2)])
})
