import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { tallyPath } from './tally.mjs'

/** Vitest reporter: writes what ran, by suite, for `scripts/test.mjs` to add up. */
export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        suite: module.project.name,
        name: `${module.relativeModuleId} > ${test.fullName}`,
        state: test.result().state,
      })),
    )
    const broken = modules.filter((module) => module.errors().length > 0).map((module) => module.relativeModuleId)
    mkdirSync(dirname(tallyPath), { recursive: true })
    writeFileSync(tallyPath, JSON.stringify({ reason, tests, broken, unhandled: unhandledErrors.length }))
  }
}
