/** What came of a call to another server: an answer, certainly nothing sent, or nobody knows. */
export type HttpOutcome =
  | { kind: 'answer'; status: number; text: string }
  | { kind: 'not_sent'; code: string }
  | { kind: 'unknown'; code: string }

export type Fetch = typeof fetch

/** Longest answer that is read; a longer one is nonsense from a provider of short JSON. In UTF-16 units. */
const LONGEST = 64 * 1024

/** Errors of a connection that never came about: the other side has seen nothing. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** `globalThis.fetch` must be called on its owner: workerd refuses it detached. */
const platformFetch: Fetch = (input, init) => globalThis.fetch(input, init)

/**
 * Calls another server and reads its whole answer within `timeoutMs`. Never throws for what the network does.
 * Only errors that say so prove that nothing was sent; workerd does not tell, so there everything else is `unknown`.
 */
export async function callHttp(
  url: string,
  init: RequestInit,
  timeoutMs: number,
  send: Fetch = platformFetch,
): Promise<HttpOutcome> {
  try {
    const response = await send(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    const text = await response.text()
    return text.length > LONGEST
      ? { kind: 'unknown', code: 'TOO_LONG' }
      : { kind: 'answer', status: response.status, text }
  } catch (error) {
    const code = codeOf(error)
    return NEVER_SENT.has(code) ? { kind: 'not_sent', code } : { kind: 'unknown', code }
  }
}

/** @returns the value of a JSON text, or undefined when it is none */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'ERROR'
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'TIMEOUT'
  const { cause } = error
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : 'NETWORK'
}
