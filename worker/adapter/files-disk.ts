import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkKey, type Files, FilesDownError } from './files'

/**
 * Files in a folder of this machine. A write goes to a file beside it, is forced to the disk and then renamed: a crash
 * leaves the whole object or none. Several processes may use the same folder.
 */
export class DiskFiles implements Files {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const path = this.pathOf(key)
    const partial = `${path}.${randomUUID()}.partial`
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeThrough(partial, bytes)
      await rename(partial, path)
      await syncFolder(dirname(path))
    } catch (error) {
      await rm(partial, { force: true }).catch(() => undefined)
      throw down(error)
    }
  }

  async get(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return new Uint8Array(await readFile(this.pathOf(key)))
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null
      throw down(error)
    }
  }

  async remove(keys: readonly string[]): Promise<void> {
    const paths = keys.map((key) => this.pathOf(key))
    try {
      for (const path of paths) await rm(path, { force: true })
    } catch (error) {
      throw down(error)
    }
    for (const folder of new Set(paths.map(dirname))) await removeEmpty(folder)
  }

  private pathOf(key: string): string {
    return join(this.folder, checkKey(key))
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The name of a file is kept by its folder. Where a folder cannot be opened (Windows), the system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Left alone while something is in it. */
async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** The message of the system names paths: its code says enough. */
function down(error: unknown): FilesDownError {
  return new FilesDownError(codeOf(error))
}
