import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

const require = createRequire(import.meta.url)
const INSTALLED = '/usr/bin/chromium'

export interface ChromiumProgram {
  executablePath: string
  /** Directory of shared libraries that a bare server lacks; empty when the system's own are used. */
  libraryPath: string
}

/**
 * Finds Chromium: CHROMIUM_PATH, else the installed one, else the one of the npm package, unpacked below `home`.
 * Unpacking takes some seconds, once; a rename at the end keeps a half-written program from ever being started.
 */
export async function findChromium(home: string): Promise<ChromiumProgram> {
  const installed = process.env.CHROMIUM_PATH ?? INSTALLED
  if (existsSync(installed)) return { executablePath: installed, libraryPath: '' }
  if (!existsSync(home)) await unpack(home)
  return { executablePath: join(home, 'chromium'), libraryPath: join(home, 'lib') }
}

async function unpack(home: string): Promise<void> {
  const entry = require.resolve('@sparticuz/chromium')
  const packed = join(entry.slice(0, entry.lastIndexOf('/build/')), 'bin')
  const staging = `${home}.${process.pid}`
  mkdirSync(staging, { recursive: true })
  await inflate(join(packed, 'chromium.br'), join(staging, 'chromium'))
  await inflate(join(packed, 'al2023.tar.br'), join(staging, 'libraries.tar'))
  execFileSync('tar', ['-xf', 'libraries.tar'], { cwd: staging })
  rmSync(join(staging, 'libraries.tar'))
  try {
    renameSync(staging, home)
  } catch (error) {
    // Another test process was faster; its copy is as good as this one.
    if (!existsSync(home)) throw error
    rmSync(staging, { recursive: true })
  }
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }))
}
