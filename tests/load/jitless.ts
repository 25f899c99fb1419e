import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { figure, say } from './report'

const root = join(import.meta.dirname, '../..')

/** A tap's recompute of the checklist on an engine without JIT. */
export async function benchTap(): Promise<void> {
  const outfile = join(root, '.build/bench/tap.mjs')
  await build({
    entryPoints: [join(root, 'tests/load/tap.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2017',
    supported: { 'top-level-await': true },
  })
  const text = execFileSync(
    process.execPath,
    ['--jitless', '--no-expose-wasm', outfile, join(root, '.build/catalogue.json')],
    {
      encoding: 'utf8',
    },
  )
  const { median, p99, taps }: { median: number; p99: number; taps: number } = JSON.parse(text)
  say(
    `checklist recompute: ${taps} taps over all bundles under --jitless; slowest bundle's median ${median.toFixed(2)} ms`,
  )
  figure('checklist recompute on a tap, jitless, p99', p99, 'ms', { most: 10 })
}
