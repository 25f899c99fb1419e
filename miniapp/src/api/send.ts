import Taro from '@tarojs/taro'
import { ApiError } from './api-error'
import type { Answered, Asked } from './create-client'

/** Asks the API through WeChat. @throws ApiError OFFLINE or TIMEOUT when no answer came */
export async function send({ url, method, headers, body, bytes, wantsBytes, timeout }: Asked): Promise<Answered> {
  try {
    const answer = await Taro.request<unknown, unknown>({
      url,
      method,
      header: headers,
      data: bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
      ...(wantsBytes ? { responseType: 'arraybuffer' as const } : {}),
      timeout,
    })
    const isRefused = wantsBytes && answer.statusCode >= 300
    const content = isRefused ? refusal(answer.data) : answer.data
    return { status: answer.statusCode, body: content, headers: lowered(answer.header) }
  } catch (error) {
    throw lost(error)
  }
}

/** A refusal in place of a file comes as bytes, too: UTF-8 read by way of percent signs, since old phones have no decoder. */
function refusal(data: unknown): unknown {
  try {
    const bytes = Array.from(new Uint8Array(data as ArrayBuffer))
    return JSON.parse(decodeURIComponent(bytes.map((byte) => `%${`0${byte.toString(16)}`.slice(-2)}`).join('')))
  } catch {
    return data
  }
}

/** WeChat hands headers over as the server wrote them. */
function lowered(headers: unknown): Record<string, string> {
  const pairs = typeof headers === 'object' && headers !== null ? Object.entries(headers) : []
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function lost(error: unknown): ApiError {
  const words = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)
  const code = /time\s*out/i.test(words) ? 'TIMEOUT' : 'OFFLINE'
  return new ApiError(code, { status: 0, message: code })
}
