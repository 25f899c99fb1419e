import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A folder of this hall's own, with a copy of the migrated base database in it. Whoever asks removes it. */
export function ownDatabase(prefix: string): { directory: string; path: string } {
  const { runDirectory, baseDatabase } = inject('hall')
  mkdirSync(runDirectory, { recursive: true })
  const directory = mkdtempSync(join(runDirectory, prefix))
  const path = join(directory, 'hall.db')
  copyFileSync(baseDatabase, path)
  return { directory, path }
}
