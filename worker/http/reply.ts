import { type Surface, securityHeaders } from './security'

/**
 * An answer before it is sent. Headers are given whole and set once: touching those of a `Response` afterwards makes
 * node-server throw its fast path away.
 */
export interface Reply {
  status: number
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null
  headers: Readonly<Record<string, string>>
  /** Which security headers go with it; `api` when left out. */
  surface?: Surface
  /** The security headers are among the headers already. */
  isComplete?: true
}

export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** @returns an answer of JSON that nobody may keep. `x-now` tells the phone the hall's clock, which its own may not follow. */
export function jsonReply(status: number, body: string | Uint8Array<ArrayBuffer>, now: number): Reply {
  return { status, body, headers: { ...JSON_HEADERS, 'x-now': String(now) } }
}

/** What a verb hands out of a file: its bytes come as they are read. */
export interface FileBytes {
  mediaType: string
  bytes: number
  stream: ReadableStream<Uint8Array>
}

/** @returns a file that nobody may keep and no browser may take for a page of ours. */
export function fileReply({ mediaType, bytes, stream }: FileBytes): Reply {
  const headers = {
    'content-type': mediaType,
    'content-length': String(bytes),
    'content-disposition': 'inline',
    'cache-control': 'no-store',
  }
  return { status: 200, body: ofLength(stream, bytes), headers }
}

type LengthStream = new (bytes: number) => TransformStream<Uint8Array, Uint8Array>

/** Workers keep the length of a known stream only: by it a phone sees that a file which broke off is not whole. */
function ofLength(stream: ReadableStream<Uint8Array>, bytes: number): ReadableStream<Uint8Array> {
  const { FixedLengthStream: Fixed } = globalThis as { FixedLengthStream?: LengthStream }
  return Fixed ? stream.pipeThrough(new Fixed(bytes)) : stream
}

/** Makes the response: the reply's headers, the security headers and the id of the request. */
export function send(request: Request, reply: Reply, requestId: string): Response {
  const { status, body, headers, surface, isComplete } = reply
  const all = isComplete ? headers : { ...securityHeaders(surface ?? 'api', request), ...headers }
  // One object is copied in one go; this is the hottest line of a static answer.
  return new Response(body, { status, headers: { ...all, 'x-request-id': requestId } })
}
