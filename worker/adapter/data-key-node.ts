import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from 'node:crypto'
import { type DataKey, IV_BYTES, type OpenKey } from './data-key'

const ALGORITHM = 'aes-256-gcm'
const TAG_BYTES = 16

/**
 * Node's own cipher. A name is sealed in microseconds; WebCrypto hands each to a thread and back, which for a list of
 * thousands is most of the work and fills memory with jobs.
 */
class NodeKey implements DataKey {
  constructor(private readonly key: KeyObject) {}

  async seal(about: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const both = new Uint8Array(IV_BYTES + data.length + TAG_BYTES)
    const iv = both.subarray(0, IV_BYTES)
    randomFillSync(iv)
    const cipher = createCipheriv(ALGORITHM, this.key, iv)
    cipher.setAAD(about)
    both.set(cipher.update(data), IV_BYTES)
    cipher.final()
    both.set(cipher.getAuthTag(), IV_BYTES + data.length)
    return both
  }

  async unseal(about: Uint8Array<ArrayBuffer>, both: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const end = both.length - TAG_BYTES
    const decipher = createDecipheriv(ALGORITHM, this.key, both.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(about)
    decipher.setAuthTag(both.subarray(end))
    const plain = new Uint8Array(decipher.update(both.subarray(IV_BYTES, end)))
    decipher.final()
    return plain
  }
}

/** Opens keys with Node's own cipher; what it seals opens with WebCrypto, and the other way round. */
export const openNodeKey: OpenKey = async (raw) => new NodeKey(createSecretKey(raw))
