import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, root, say } from './project.mjs'
import { runHere } from './run.mjs'

/** Installs the packages of the lock file, unless exactly these are installed. */
export async function ensureInstalled() {
  const missing = missingPackages()
  if (missing.length === 0) return
  say(`Installing the packages (${missing.length} missing or outdated); this takes a minute or two`)
  const status = await runHere('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) throw new Failure('The packages could not be installed; see above')
}

/** Names in the lock file that node_modules does not hold in that version. Optional ones are for other machines. */
function missingPackages() {
  const wanted = packages('package-lock.json')
  const installed = packages('node_modules/.package-lock.json')
  return Object.entries(wanted)
    .filter(([path, { optional }]) => path.startsWith('node_modules/') && !optional)
    .filter(([path, { version }]) => installed[path]?.version !== version)
    .map(([path]) => path)
}

/** npm writes the second file at the very end of an installation, so a broken one has none. */
function packages(path) {
  const file = join(root, path)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}
