import { sha256 } from './sha256'

/** See hash.ts. A browser has WebCrypto on https and on this machine only. */
export async function hash(buffer: ArrayBuffer): Promise<string> {
  if (!window.isSecureContext) return sha256(buffer)
  const digest = new Uint8Array(await window.crypto.subtle.digest('SHA-256', buffer))
  return Array.from(digest, (byte) => `0${byte.toString(16)}`.slice(-2)).join('')
}
