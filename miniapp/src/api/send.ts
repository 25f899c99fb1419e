import Taro from '@tarojs/taro'
import { ApiError } from './api-error'
import type { Answered, Asked } from './create-client'

/** Asks the API through WeChat. @throws ApiError OFFLINE or TIMEOUT when no answer came */
export async function send({ url, method, headers, body, timeout }: Asked): Promise<Answered> {
  try {
    const answer = await Taro.request<unknown, unknown>({
      url,
      method,
      header: headers,
      data: body === undefined ? undefined : JSON.stringify(body),
      timeout,
    })
    return { status: answer.statusCode, body: answer.data, headers: lowered(answer.header) }
  } catch (error) {
    throw lost(error)
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
