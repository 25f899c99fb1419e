import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from '../paths'

/** The Cloudflare entry as one module, in the way wrangler would bundle it. */
export async function bundleWorker(outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'worker/index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    sourcemap: 'inline',
    logLevel: 'warning',
  })
}
