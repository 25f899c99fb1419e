import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

const MINUTE = 60_000

/** Every API test runs on both targets: the same files, the same names, another value of `inject('target')`. */
function api(target: 'node' | 'workerd'): TestProjectInlineConfiguration {
  return {
    test: {
      name: `api-${target}`,
      include: ['tests/api/**/*.test.ts'],
      globalSetup: ['tests/support/setup/hall.ts'],
      provide: { target },
      testTimeout: MINUTE,
      hookTimeout: MINUTE,
    },
  }
}

function suite(name: string, test: TestProjectInlineConfiguration['test'] = {}): TestProjectInlineConfiguration {
  return { test: { name, include: [`tests/${name}/**/*.test.ts`], ...test } }
}

const onNode = {
  globalSetup: ['tests/support/setup/hall.ts'],
  provide: { target: 'node' as const },
  testTimeout: 2 * MINUTE,
  hookTimeout: 2 * MINUTE,
}

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    projects: [
      suite('domain'),
      suite('support'),
      api('node'),
      api('workerd'),
      suite('weapp', { ...onNode, globalSetup: [...onNode.globalSetup, 'tests/weapp/harness/build.ts'] }),
      suite('browser', onNode),
      suite('journey', onNode),
      suite('load', { ...onNode, testTimeout: 10 * MINUTE }),
    ],
  },
})
