import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildDirectory, root } from '../../support/paths'

/** Where the real build of the mini-program lies. */
export const weappDirectory = join(buildDirectory, 'weapp')

/** Builds the mini-program with the project's own step, which does nothing while its sources are unchanged. */
export function buildWeapp(): void {
  const step = "const { buildWeapp } = await import('./scripts/lib/build.mjs'); await buildWeapp()"
  execFileSync(process.execPath, ['--input-type=module', '--eval', step], { cwd: root, stdio: 'inherit' })
}

/** Global set-up of the vitest project `weapp`: once a run, before its files start side by side. */
export default buildWeapp
