import { join, relative } from 'node:path'
import { whenChanged } from './fresh.mjs'
import { buildDirectory, outputs, root } from './project.mjs'
import { run } from './run.mjs'

/** What every build depends on besides its own sources. */
const TOOLS = ['package.json', 'package-lock.json', 'scripts/lib/build.mjs']
const PHONE = ['miniapp', 'shared', ...TOOLS]

/** The Node server in one file. Native packages stay outside; data files are read from `worker/`. */
export function buildServer() {
  return whenChanged({
    name: 'the server',
    sources: ['worker', 'shared', 'tsconfig.json', ...TOOLS],
    output: outputs.server,
    async build() {
      const { build } = await import('esbuild')
      await build({
        entryPoints: [join(root, 'worker/main.ts')],
        outfile: join(outputs.server, 'main.mjs'),
        bundle: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        sourcemap: true,
        logLevel: 'warning',
      })
    },
  })
}

/** The district's data files as one JSON file, which the Worker imports. */
export function buildCatalogue() {
  return whenChanged({
    name: 'the catalogue',
    sources: ['worker/catalogue', 'shared/contract', 'scripts/catalogue.ts', ...TOOLS],
    output: outputs.catalogue,
    build: () => run(process.execPath, ['--import', 'tsx', 'scripts/catalogue.ts']),
  })
}

/** The web pages for phones and desks. */
export function buildH5() {
  return phone('the web pages', 'h5', outputs.h5)
}

/** The WeChat mini-program. */
export function buildWeapp() {
  return phone('the mini-program', 'weapp', outputs.weapp)
}

/** The Cloudflare Worker, as wrangler would upload it. Nothing is sent anywhere. */
export function buildWorker() {
  return whenChanged({
    name: 'the Cloudflare Worker',
    sources: ['worker', 'shared', 'wrangler.toml', ...TOOLS],
    output: outputs.worker,
    build: () =>
      run('npx', ['wrangler', 'deploy', '--dry-run', '--outdir', outputs.worker], {
        env: { WRANGLER_LOG_PATH: join(buildDirectory, 'wrangler-logs') },
      }),
  })
}

function phone(name, type, output) {
  return whenChanged({
    name,
    sources: PHONE,
    output,
    build: () =>
      run('npx', ['taro', 'build', '--type', type], {
        cwd: join(root, 'miniapp'),
        env: { NODE_ENV: 'production', YICHUANG_OUTPUT: relative(join(root, 'miniapp'), output) },
      }),
  })
}
