import { join } from 'node:path'
import { buildCatalogue } from './build.mjs'
import { buildDirectory } from './project.mjs'
import { run } from './run.mjs'

const types = (project) => () =>
  run('npx', [
    'tsc',
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    join(buildDirectory, 'types', `${project.replaceAll('/', '-')}.tsbuildinfo`),
    '-p',
    project,
  ])

/** Every check by the name it is reported under. */
const CHECKS = {
  'types of the API and the tests': types('tsconfig.json'),
  'types of the phone': types('miniapp/tsconfig.json'),
  'lint and format': () => run('npx', ['biome', 'ci', '--error-on-warnings']),
  'unused files, exports and packages': () => run('npx', ['knip']),
}

/**
 * Runs all checks, two at a time, and prints a line for each and the words of those that failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks() {
  // The Worker imports it, so its type is that of the built file.
  await buildCatalogue()
  const waiting = Object.entries(CHECKS)
  const tally = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check] = next
      if (await report(name, check)) tally.passed++
      else tally.failed++
    }
  }
  await Promise.all([worker(), worker()])
  return tally
}

/**
 * Runs one named piece of work and prints whether it succeeded.
 * @returns {Promise<boolean>}
 */
export async function report(name, work) {
  const started = Date.now()
  try {
    await work()
    console.log(`✓ ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
    return true
  } catch (error) {
    console.error(`✗ ${name}\n${error instanceof Error ? error.message : error}`)
    return false
  }
}
