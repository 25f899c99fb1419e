import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/project.mjs'
import { runHere } from './lib/run.mjs'

await main(async () => {
  await ensureInstalled()
  return runHere(process.execPath, ['--import', 'tsx', 'worker/command/verify-chains.ts', ...process.argv.slice(2)])
})
