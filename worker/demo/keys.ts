import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toBase64 } from '../adapter/vault'

/** The secrets a demo makes for itself at its first start. Kept beside the data, never in a backup of it. */
export interface DemoKeys {
  DATA_KEYS: string
  INDEX_KEY: string
  TOKEN_KEY: string
  DOCUMENT_KEYS: string
}

/** Reads the demo's keys, and makes those that are not there yet. The file can be read by its owner only. */
export function demoKeys(folder: string): DemoKeys {
  const path = join(folder, 'demo-keys.json')
  const known: Partial<DemoKeys> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const key = () => toBase64(crypto.getRandomValues(new Uint8Array(32)))
  const keys: DemoKeys = {
    DATA_KEYS: known.DATA_KEYS ?? `1:${key()}`,
    INDEX_KEY: known.INDEX_KEY ?? key(),
    TOKEN_KEY: known.TOKEN_KEY ?? key(),
    DOCUMENT_KEYS: known.DOCUMENT_KEYS ?? `1:${key()}`,
  }
  // A demo that is older than one of the keys gets that one, and keeps the others.
  const isComplete = Object.keys(keys).every((name) => name in known)
  if (!isComplete) writeFileSync(path, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}
