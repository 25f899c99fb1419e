/** A person's data key, opened: AES-256-GCM, bytes as 12 of nonce, then the sealed ones, then a tag of 16. */
export interface DataKey {
  /** @param about what the bytes belong to; they open with the same one only */
  seal(about: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  /** @throws when the key, `about` or the bytes are not the ones it was sealed with */
  unseal(about: Uint8Array<ArrayBuffer>, both: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

/** Opens a key of 32 bytes with the cipher of a runtime. */
export type OpenKey = (raw: Uint8Array<ArrayBuffer>) => Promise<DataKey>

export const IV_BYTES = 12
const ALGORITHM = 'AES-GCM'

class WebKey implements DataKey {
  constructor(private readonly key: CryptoKey) {}

  async seal(about: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const sealed = await crypto.subtle.encrypt({ name: ALGORITHM, iv, additionalData: about }, this.key, data)
    const both = new Uint8Array(IV_BYTES + sealed.byteLength)
    both.set(iv)
    both.set(new Uint8Array(sealed), IV_BYTES)
    return both
  }

  async unseal(about: Uint8Array<ArrayBuffer>, both: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const iv = both.subarray(0, IV_BYTES)
    const sealed = both.subarray(IV_BYTES)
    return new Uint8Array(await crypto.subtle.decrypt({ name: ALGORITHM, iv, additionalData: about }, this.key, sealed))
  }
}

/** WebCrypto: what every runtime has. */
export const openWebKey: OpenKey = async (raw) =>
  new WebKey(await crypto.subtle.importKey('raw', raw, ALGORITHM, false, ['encrypt', 'decrypt']))
