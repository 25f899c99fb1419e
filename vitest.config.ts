import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const MINUTE = 60_000

/**
 * A worker keeps the modules it read for the next file, which halves what a file costs besides its tests. What a test
 * changes is in its hall, phone or browser, which are its own; suites that measure or start processes read everything anew.
 */
const sharesModules = { isolate: false }

/** Every API test runs on both targets: the same files, the same names, another value of `inject('target')`. */
function api(target: 'node' | 'workerd'): TestProjectInlineConfiguration {
  return {
    test: {
      name: `api-${target}`,
      include: ['tests/api/**/*.test.ts'],
      globalSetup: ['tests/support/setup/hall.ts'],
      provide: { target, inMemory: true },
      testTimeout: MINUTE,
      hookTimeout: MINUTE,
      ...sharesModules,
    },
  }
}

function suite(name: string, test: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration {
  return { test: { name, include: [`tests/${name}/**/*.test.ts`], ...test } }
}

const onNode = {
  globalSetup: ['tests/support/setup/hall.ts'],
  provide: { target: 'node' as const, inMemory: false },
  testTimeout: 2 * MINUTE,
  hookTimeout: 2 * MINUTE,
}

/** Pages need a hall, not its disk; journeys and measures take both as they are. */
const behindPages = { ...onNode, provide: { ...onNode.provide, inMemory: true } }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    projects: [
      suite('domain', sharesModules),
      suite('support', sharesModules),
      api('node'),
      api('workerd'),
      suite('weapp', { ...behindPages, globalSetup: [...onNode.globalSetup, 'tests/weapp/harness/build.ts'] }),
      suite('browser', { ...behindPages, ...sharesModules }),
      suite('journey', onNode),
      suite('load', { ...onNode, testTimeout: 10 * MINUTE }),
    ],
  },
})
