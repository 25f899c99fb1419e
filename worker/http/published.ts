import type { Reply } from './reply'
import type { Surface } from './security'

/** Bytes made once, with their tag. */
export interface Published {
  body: Uint8Array<ArrayBuffer>
  /** A strong tag, quotes included. */
  etag: string
  type: string
  surface: Surface
}

const encoder = new TextEncoder()

/** Encodes an answer once, so that sending it costs no work. */
export function publish(answer: unknown): Published {
  return publishText(JSON.stringify(answer), 'application/json', 'api')
}

/** Encodes a page or a file that belongs to one. */
export function publishText(text: string, type: string, surface: Surface = 'page'): Published {
  return { body: encoder.encode(text), etag: `"${tagOf(text)}"`, type: `${type}; charset=utf-8`, surface }
}

/** 64 bits of a text (two 32-bit mixes after cyrb53): tells versions of one resource apart, nothing more. */
function tagOf(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}

/** True when the caller holds these bytes already (`If-None-Match`, weak comparison). */
function isHeld(request: Request, etag: string): boolean {
  const held = request.headers.get('if-none-match')
  if (held === null) return false
  return held === etag || held.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
}

/** The full answer, or 304 when the caller has it. Anyone may keep it for a minute. */
export function publishedReply(request: Request, { body, etag, type, surface }: Published): Reply {
  const headers = { etag, 'cache-control': 'public, max-age=60' }
  if (isHeld(request, etag)) return { status: 304, body: null, headers, surface }
  return { status: 200, body, headers: { ...headers, 'content-type': type }, surface }
}
