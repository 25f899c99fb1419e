import { tagOf } from '../../shared/domain/text-tag'
import type { Reply } from './reply'
import { type HeaderList, type Surface, securityHeaders } from './security'

/** Bytes made once, with their tag. */
export interface Published {
  body: Uint8Array<ArrayBuffer>
  /** A strong tag, quotes included. */
  etag: string
  type: string
  surface: Surface
  /** The whole headers of a full answer by its security headers, of which there are few: made once. */
  complete: Map<HeaderList, HeaderList>
}

const encoder = new TextEncoder()

/** Encodes an answer once, so that sending it costs no work. */
export function publish(answer: unknown): Published {
  return publishText(JSON.stringify(answer), 'application/json', 'api')
}

/** Encodes a page or a file that belongs to one. */
export function publishText(text: string, type: string, surface: Surface = 'page'): Published {
  return {
    body: encoder.encode(text),
    etag: `"${tagOf(text)}"`,
    type: `${type}; charset=utf-8`,
    surface,
    complete: new Map(),
  }
}

/** True when the caller holds these bytes already (`If-None-Match`, weak comparison). */
function isHeld(request: Request, etag: string): boolean {
  const held = request.headers.get('if-none-match')
  if (held === null) return false
  return held === etag || held.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
}

/** The full answer, or 304 when the caller has it. Anyone may keep it for a minute. */
export function publishedReply(request: Request, published: Published): Reply {
  const { body, etag, type, surface, complete } = published
  const security = securityHeaders(surface, request)
  const known = complete.get(security)
  const headers = known ?? { ...security, etag, 'cache-control': 'public, max-age=60', 'content-type': type }
  if (!known) complete.set(security, headers)
  return isHeld(request, etag)
    ? { status: 304, body: null, headers, isComplete: true }
    : { status: 200, body, headers, isComplete: true }
}
