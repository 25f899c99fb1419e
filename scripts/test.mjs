import { rmSync } from 'node:fs'
import { buildCatalogue, buildH5, buildServer, buildWeapp, buildWorker } from './lib/build.mjs'
import { CHECKS, runAll } from './lib/checks.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { Failure, main, say } from './lib/project.mjs'
import { runHere } from './lib/run.mjs'
import { readTally, tallyPath } from './lib/tally.mjs'

const REPORTERS = ['--reporter=default', '--reporter=./scripts/lib/tally-reporter.mjs']

/** `npm test` does everything; `npm test -- --project domain` or any other words go to vitest alone. */
await main(async () => {
  try {
    return await test(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error)
    console.log('0 passed, 1 failed')
    return 1
  }
})

async function test(words) {
  await ensureInstalled()
  await buildCatalogue()
  const total = words.length > 0 ? { passed: 0, failed: 0 } : await checksAndBuilds()
  rmSync(tallyPath, { force: true })
  say('Running the tests')
  const suites = words.length > 0 ? words : ['--project=!load']
  const status = await runHere('npx', ['vitest', 'run', ...REPORTERS, ...suites], { env: { CI: '1' } })
  const { passed, failed, lines } = readTally()
  for (const line of lines) console.log(line)
  total.passed += passed
  total.failed += failed
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 || passed === 0 || status !== 0 ? 1 : 0
}

/** The suites need what is built here; each step counts as one test. */
function checksAndBuilds() {
  say('Checking types, lint and unused code; building what the tests run')
  return runAll({
    'build of the mini-program': buildWeapp,
    'build of the web pages': buildH5,
    'build of the server': buildServer,
    'build of the Worker (dry run)': buildWorker,
    ...CHECKS,
  })
}
