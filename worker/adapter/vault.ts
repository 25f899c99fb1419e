import { type DataKey, type OpenKey, openWebKey } from './data-key'

/** Master keys by version, 32 bytes each, base64; the highest version wraps new keys. */
export interface VaultKeys {
  master: ReadonlyMap<number, string>
  /** Key of the search hashes, base64. */
  index: string
}

export type { DataKey }

/** Keys kept open: some kilobytes each, and a register opens twenty thousand one after the other. */
const CACHE = 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text)
  const bytes = new Uint8Array(raw.length)
  for (let index = 0; index < raw.length; index++) bytes[index] = raw.charCodeAt(index)
  return bytes
}
export function toBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

/**
 * Seals personal data. Each person has a key of their own, wrapped by a master key; `spot` (`table/row/column`) is bound
 * to the text as associated data, so a sealed value copied to another row does not open there.
 */
export class Vault {
  private readonly masters = new Map<number, Promise<DataKey>>()
  private readonly opened = new Map<string, Promise<DataKey>>()
  private readonly indexKey: Promise<CryptoKey>
  /** The version that wraps new keys. */
  readonly version: number

  /** @param open the cipher of the runtime; WebCrypto unless told */
  constructor(
    private readonly keys: VaultKeys,
    private readonly open: OpenKey = openWebKey,
  ) {
    this.version = Math.max(...keys.master.keys())
    this.indexKey = crypto.subtle.importKey('raw', fromBase64(keys.index), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
    ])
  }

  private master(version: number): Promise<DataKey> {
    let key = this.masters.get(version)
    if (!key) {
      const raw = this.keys.master.get(version)
      if (!raw) throw new Error(`master key ${version} is missing`)
      key = this.open(fromBase64(raw))
      this.masters.set(version, key)
    }
    return key
  }

  /** Keyed hash of a value that must be found again exactly (a number, a phone). `kind` keeps kinds apart. */
  async hash(kind: string, value: string): Promise<string> {
    const mac = await crypto.subtle.sign('HMAC', await this.indexKey, encoder.encode(`${kind}\n${value}`))
    return toBase64Url(new Uint8Array(mac).subarray(0, 18))
  }

  /** Makes a data key for the row `person_key/<id>`. */
  async createKey(id: string): Promise<{ wrapped: string; version: number; key: DataKey }> {
    const raw = crypto.getRandomValues(new Uint8Array(32))
    const wrapped = await this.encrypt(await this.master(this.version), `person_key/${id}/wrapped`, raw)
    const key = await this.open(raw)
    this.remember(`${id}/${wrapped}`, Promise.resolve(key))
    return { wrapped, version: this.version, key }
  }

  /** Opens a wrapped data key. Kept in memory under its wrapped form, so a destroyed key is not found again. */
  openKey(id: string, wrapped: string, version: number): Promise<DataKey> {
    const name = `${id}/${wrapped}`
    const known = this.opened.get(name)
    if (known) return known
    const opening = this.unwrap(id, wrapped, version).then(this.open)
    this.remember(name, opening)
    opening.catch(() => this.opened.delete(name))
    return opening
  }

  /** Wraps a data key again with the newest master key: the rotation command walks all keys with it. */
  async rewrap(id: string, wrapped: string, version: number): Promise<{ wrapped: string; version: number }> {
    const raw = await this.unwrap(id, wrapped, version)
    return {
      wrapped: await this.encrypt(await this.master(this.version), `person_key/${id}/wrapped`, raw),
      version: this.version,
    }
  }

  private async unwrap(id: string, wrapped: string, version: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.decrypt(await this.master(version), `person_key/${id}/wrapped`, wrapped)
  }

  private remember(name: string, key: Promise<DataKey>): void {
    if (this.opened.size >= CACHE) {
      const oldest = this.opened.keys().next().value
      if (oldest !== undefined) this.opened.delete(oldest)
    }
    this.opened.set(name, key)
  }

  /** Seals a text for one spot (`table/row/column`). */
  seal(key: DataKey, spot: string, text: string): Promise<string> {
    return this.encrypt(key, spot, encoder.encode(text))
  }

  /** @returns the text. @throws when the key, the spot or the bytes are not the ones it was sealed with */
  async unseal(key: DataKey, spot: string, sealed: string): Promise<string> {
    return decoder.decode(await this.decrypt(key, spot, sealed))
  }

  /** Seals bytes for one spot: 12 bytes of nonce, then the sealed bytes with their tag. */
  sealBytes(key: DataKey, spot: string, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return key.seal(encoder.encode(spot), data)
  }

  /** @returns the bytes. @throws when the key, the spot or the bytes are not the ones they were sealed with */
  unsealBytes(key: DataKey, spot: string, both: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return key.unseal(encoder.encode(spot), both)
  }

  private async encrypt(key: DataKey, spot: string, data: Uint8Array<ArrayBuffer>): Promise<string> {
    return toBase64(await this.sealBytes(key, spot, data))
  }

  private decrypt(key: DataKey, spot: string, sealed: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.unsealBytes(key, spot, fromBase64(sealed))
  }
}
