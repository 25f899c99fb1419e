import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildDirectory, root, say } from './project.mjs'

/**
 * Runs a build step only when its sources changed since it last succeeded.
 * @param {{ name: string, sources: string[], output: string, build: () => Promise<unknown> }} step
 *   sources are files and folders below the checkout
 */
export async function whenChanged({ name, sources, output, build }) {
  const stamp = join(buildDirectory, 'stamps', name)
  const now = hashOf(sources)
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say(`Building ${name}`)
  const started = Date.now()
  rmSync(stamp, { force: true })
  await build()
  mkdirSync(join(buildDirectory, 'stamps'), { recursive: true })
  writeFileSync(stamp, now)
  say(`Built ${name} in ${Math.round((Date.now() - started) / 1000)} s`)
}

/** One hash over the names and contents of files; it does not depend on times or on the order of the disk. */
function hashOf(sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => files(join(root, source)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

function files(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'))
    .flatMap((name) => files(join(path, name)))
}
