import { buildCatalogue } from './lib/build.mjs'
import { CHECKS, runAll } from './lib/checks.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/project.mjs'

await main(async () => {
  await ensureInstalled()
  await buildCatalogue()
  const { failed } = await runAll(CHECKS)
  return failed > 0 ? 1 : 0
})
