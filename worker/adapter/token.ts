import { jwtVerify, SignJWT } from 'jose'
import { fromBase64, toBase64Url } from './vault'

/** How long an access token is good for, in milliseconds. */
export const ACCESS_MS = 15 * 60_000
/** How long a session lives without being used, in milliseconds. */
export const REFRESH_MS = 60 * 86_400_000

export interface Claims {
  accountId: string
  sessionId: string
}
export type Verified = { ok: true; claims: Claims } | { ok: false; expired: boolean }

/** Tokens whose signature was seen to hold; a signature does not change, only the clock does. */
const KNOWN = 2048

const encoder = new TextEncoder()

/** Signs and verifies what leaves the server: access tokens, passes. The clock is always passed in. */
export class Signer {
  private readonly key: Promise<CryptoKey>
  private readonly known = new Map<string, { claims: Claims; expiresAt: number }>()

  /** @param secret at least 32 bytes, base64 */
  constructor(secret: string) {
    this.key = crypto.subtle.importKey('raw', fromBase64(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
      'sign',
      'verify',
    ])
  }

  /** Makes an access token (JWT, HS256). `now` in milliseconds. */
  async accessToken(claims: Claims, now: number): Promise<{ token: string; expiresAt: number }> {
    const issued = Math.floor(now / 1000)
    const expires = issued + ACCESS_MS / 1000
    const token = await new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(claims.accountId)
      .setAudience('hall')
      .setIssuedAt(issued)
      .setExpirationTime(expires)
      .sign(await this.key)
    return { token, expiresAt: expires * 1000 }
  }

  /** Checks signature, audience and expiry against `now`. A token is looked into once; its expiry counts every time. */
  async verify(token: string, now: number): Promise<Verified> {
    const known = this.known.get(token)
    if (known !== undefined)
      return now < known.expiresAt ? { ok: true, claims: known.claims } : { ok: false, expired: true }
    try {
      const { payload } = await jwtVerify(token, await this.key, {
        algorithms: ['HS256'],
        audience: 'hall',
        requiredClaims: ['exp'],
        currentDate: new Date(now),
      })
      if (typeof payload.sub !== 'string' || typeof payload.sid !== 'string') return { ok: false, expired: false }
      const claims = { accountId: payload.sub, sessionId: payload.sid }
      this.remember(token, { claims, expiresAt: (payload.exp ?? 0) * 1000 })
      return { ok: true, claims }
    } catch (error) {
      return { ok: false, expired: error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED' }
    }
  }

  private remember(token: string, known: { claims: Claims; expiresAt: number }): void {
    if (this.known.size >= KNOWN) {
      const oldest = this.known.keys().next().value
      if (oldest !== undefined) this.known.delete(oldest)
    }
    this.known.set(token, known)
  }

  /** Short signature of a text, base64url, for passes and codes; `purpose` keeps uses apart. */
  async sign(purpose: string, text: string): Promise<string> {
    const mac = await crypto.subtle.sign('HMAC', await this.key, encoder.encode(`${purpose}\n${text}`))
    return toBase64Url(new Uint8Array(mac).subarray(0, 16))
  }

  /** Decimal digits derived from a text, for a code that is typed. */
  async digits(purpose: string, text: string, count: number): Promise<string> {
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await this.key, encoder.encode(`${purpose}\n${text}`)))
    const value = new DataView(mac.buffer).getUint32(0) % 10 ** count
    return String(value).padStart(count, '0')
  }
}

/** Takes the same time wherever the first difference is. */
export function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}
