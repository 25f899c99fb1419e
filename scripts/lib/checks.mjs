import { join } from 'node:path'
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

/** Every check by the name it is reported under. They need the built catalogue. */
export const CHECKS = {
  'types of the API and the tests': types('tsconfig.json'),
  'types of the phone': types('miniapp/tsconfig.json'),
  'lint and format': () => run('npx', ['biome', 'ci', '--error-on-warnings', '--colors=off']),
  'unused files, exports and packages': () => run('npx', ['knip']),
}

const AT_ONCE = 2

/**
 * Runs named pieces of work, two at a time, and prints a line for each and the words of those that failed.
 * @param {Record<string, () => Promise<unknown>>} work
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runAll(work) {
  const waiting = Object.entries(work)
  const tally = { passed: 0, failed: 0 }
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (await report(...next)) tally.passed++
      else tally.failed++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return tally
}

async function report(name, work) {
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
