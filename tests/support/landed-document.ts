import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths'

/** Where the document of the API is kept between changes. */
export const DOCUMENT_PATH = 'docs/openapi.json'

/**
 * The document as last landed: of the commit a build names (`OPENAPI_BASE`), of the shared main line, else of the last
 * commit; the file itself where there is no history (an unpacked archive).
 */
export function landedDocument(): Record<string, unknown> {
  for (const commit of [process.env.OPENAPI_BASE, 'origin/main', 'HEAD']) {
    if (!commit) continue
    try {
      const text = execFileSync('git', ['show', `${commit}:${DOCUMENT_PATH}`], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      return JSON.parse(text)
    } catch {
      // This history has no such commit, or the commit no document yet.
    }
  }
  return keptDocument()
}

/** The document in the working tree. */
export function keptDocument(): Record<string, unknown> {
  return JSON.parse(readFileSync(join(root, DOCUMENT_PATH), 'utf8'))
}
