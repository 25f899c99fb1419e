import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the project, found from a source file or from the bundle made of it. */
export function projectRoot(from: string): string {
  let folder = dirname(fileURLToPath(from))
  for (;;) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'yichuang') return folder
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The project folder was not found.')
    folder = parent
  }
}
