import { ApiError } from './api-error'
import type { Answered, Asked } from './create-client'

/** See send.ts; the browser's own `fetch`, since Taro's brings three polyfills and JSONP. */
export async function send({ url, method, headers, body, bytes, wantsBytes, timeout }: Asked): Promise<Answered> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), timeout)
  try {
    const answer = await fetch(url, {
      method,
      headers,
      signal: controller.signal,
      ...(bytes ? { body: bytes } : body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const content = wantsBytes && answer.ok ? await answer.arrayBuffer() : parsed(await answer.text())
    const received: Record<string, string> = {}
    answer.headers.forEach((value, name) => {
      received[name] = value
    })
    return { status: answer.status, body: content, headers: received }
  } catch {
    const code = controller.signal.aborted ? 'TIMEOUT' : 'OFFLINE'
    throw new ApiError(code, { status: 0, message: code })
  } finally {
    clearTimeout(timer)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
