/** What is kept beside a signed text: enough to check it when the keys have changed. */
export interface Signature {
  algorithm: string
  keyId: string
  /** base64. */
  value: string
}

/**
 * Signs receipts and notices, and says whether a signature is ours. Ed25519 stands behind it; a 国密 SM2 module takes its
 * place by implementing the same three, and old papers stay genuine when it passes signatures of other algorithms on.
 * Our signature proves where a page came from; it is no official seal.
 */
export interface DocumentSigner {
  sign(text: string): Promise<Signature>
  /** @returns false for a changed text, a made-up signature, an unknown key or algorithm; never throws for them */
  verify(text: string, signature: Signature): Promise<boolean>
  /** The public keys that can be checked with, ready for the setting `DOCUMENT_KEYS`. */
  publicKeys(): Promise<string[]>
}
