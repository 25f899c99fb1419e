import { tagOf } from '../../shared/domain/text-tag'
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
