import { existsSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { testDirectory } from '../paths'

/** Linux keeps this folder in memory. */
const MEMORY = '/dev/shm'
/** Bytes that must be free there: many times what the halls of a run take, which is some ten megabytes each. */
const ROOM = 2 * 1024 ** 3

/**
 * An own folder for one run of a project; whoever asks makes it, and removes it at the end. One that may be lost is in
 * memory where there is room: every COMMIT of a hall waits for its disk, which was a fifth of the time of the API suite.
 */
export function runDirectory(name: string, mayBeLost: boolean): string {
  const parent = mayBeLost && hasRoom() ? join(MEMORY, `yichuang-test-${userInfo().uid}`) : testDirectory
  removeAbandoned(parent)
  return join(parent, `${name}-${process.pid}`)
}

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false
  const { bavail, bsize } = statfsSync(MEMORY)
  return bavail * bsize >= ROOM
}

/** A run that was killed leaves its folder behind. */
function removeAbandoned(parent: string): void {
  if (!existsSync(parent)) return
  for (const name of readdirSync(parent)) {
    const pid = /-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
