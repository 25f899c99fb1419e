import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDirectory } from './project.mjs'

/** Where the reporter leaves the result of a run. */
export const tallyPath = join(buildDirectory, 'test/tally.json')

/**
 * Adds up the last run of vitest. A file that could not be loaded and an error outside of any test count as failed,
 * and so does a run that left no result at all.
 * @returns {{ passed: number, failed: number, lines: string[] }} lines: one a suite, and one a complaint
 */
export function readTally() {
  if (!existsSync(tallyPath)) return { passed: 0, failed: 1, lines: ['The tests ended without a result'] }
  const { tests, broken, unhandled } = JSON.parse(readFileSync(tallyPath, 'utf8'))
  const lines = []
  const suites = groupBySuite(tests)
  for (const [suite, all] of suites) {
    const count = (state) => all.filter((test) => test.state === state).length
    const skipped = count('skipped')
    lines.push(`${suite}: ${count('passed')} passed, ${count('failed')} failed${skipped ? `, ${skipped} not run` : ''}`)
  }
  const differing = difference(suites.get('api-node'), suites.get('api-workerd'))
  if (differing.length > 0) lines.push(`Not the same tests on Node and on workerd: ${differing.join('; ')}`)
  if (broken.length > 0) lines.push(`Could not be loaded: ${broken.join(', ')}`)
  if (unhandled > 0) lines.push(`${unhandled} error(s) outside of any test`)
  return {
    passed: tests.filter((test) => test.state === 'passed').length,
    failed: tests.filter((test) => test.state === 'failed').length + broken.length + unhandled + differing.length,
    lines,
  }
}

function groupBySuite(tests) {
  const suites = new Map()
  for (const test of tests) suites.set(test.suite, [...(suites.get(test.suite) ?? []), test])
  return suites
}

/** Tests that ran on one of the two targets only. */
function difference(left = [], right = []) {
  const ran = (tests) => new Set(tests.filter((test) => test.state !== 'skipped').map((test) => test.name))
  const [onLeft, onRight] = [ran(left), ran(right)]
  return [...onLeft, ...onRight].filter((name) => onLeft.has(name) !== onRight.has(name))
}
