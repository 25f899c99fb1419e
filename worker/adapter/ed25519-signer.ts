import type { DocumentSigner, Signature } from './document-signer'
import { fromBase64, toBase64 } from './vault'

/** Keys by version, 32 bytes each, base64. The highest version with a private key signs; a retired one may keep its public half only. */
export type SigningKeys = ReadonlyMap<number, { half: 'private' | 'public'; key: string }>

const ALGORITHM = 'Ed25519'
const KEY_ID = /^ed25519-([1-9]\d{0,4})$/
/** PKCS #8 around the 32 bytes of a private Ed25519 key (RFC 8410): WebCrypto takes it in no shorter form. */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20]

const encoder = new TextEncoder()

/** Ed25519 through WebCrypto, the same on Node and in workerd. */
export class Ed25519Signer implements DocumentSigner {
  private readonly version: number
  private readonly imported = new Map<string, Promise<CryptoKey>>()

  /** @throws Error when no key is private: nothing could be signed */
  constructor(private readonly keys: SigningKeys) {
    const signing = [...keys].filter(([, { half }]) => half === 'private').map(([version]) => version)
    if (signing.length === 0) throw new Error('no private key to sign documents with')
    this.version = Math.max(...signing)
  }

  async sign(text: string): Promise<Signature> {
    const key = await this.once(`sign-${this.version}`, () => this.privateKey(this.version, false))
    const value = await crypto.subtle.sign(ALGORITHM, key, encoder.encode(text))
    return { algorithm: ALGORITHM, keyId: `ed25519-${this.version}`, value: toBase64(new Uint8Array(value)) }
  }

  async verify(text: string, { algorithm, keyId, value }: Signature): Promise<boolean> {
    const version = Number(KEY_ID.exec(keyId)?.[1])
    if (algorithm !== ALGORITHM || !this.keys.has(version)) return false
    const key = await this.publicKey(version)
    return crypto.subtle.verify(ALGORITHM, key, bytesOf(value), encoder.encode(text))
  }

  async publicKeys(): Promise<string[]> {
    const versions = [...this.keys.keys()].sort((a, b) => a - b)
    return Promise.all(
      versions.map(async (version) => {
        const raw = await crypto.subtle.exportKey('raw', await this.publicKey(version))
        return `${version}:public:${toBase64(new Uint8Array(raw as ArrayBuffer))}`
      }),
    )
  }

  private publicKey(version: number): Promise<CryptoKey> {
    return this.once(`verify-${version}`, async () => {
      const known = this.keys.get(version)
      if (known?.half === 'public') {
        return crypto.subtle.importKey('raw', fromBase64(known.key), ALGORITHM, true, ['verify'])
      }
      // The public half of a private key is only told in a JWK.
      const { x } = (await crypto.subtle.exportKey('jwk', await this.privateKey(version, true))) as JsonWebKey
      return crypto.subtle.importKey('jwk', { kty: 'OKP', crv: ALGORITHM, x: x ?? '' }, ALGORITHM, true, ['verify'])
    })
  }

  private privateKey(version: number, extractable: boolean): Promise<CryptoKey> {
    const pkcs8 = new Uint8Array([...PKCS8_HEAD, ...fromBase64(this.keys.get(version)?.key ?? '')])
    return crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, extractable, ['sign'])
  }

  private once(name: string, make: () => Promise<CryptoKey>): Promise<CryptoKey> {
    const known = this.imported.get(name)
    if (known) return known
    const making = make()
    this.imported.set(name, making)
    return making
  }
}

/** A signature that is no base64 is a wrong signature, not an error. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64(base64)
  } catch {
    return new Uint8Array()
  }
}
