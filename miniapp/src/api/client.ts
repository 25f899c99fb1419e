import { refreshSession } from '@shared/contract/session'
import Taro from '@tarojs/taro'
import { online } from '@/device/network'
import { createStore, type Store } from '@/device/store'
import { ApiError } from './api-error'
import { hallNow, observeClock } from './clock'
import { type Answered, type Asked, type Call, createClient } from './create-client'
import { endSession, readSession, startSession } from './session'

/** True once the API has said that this version is too old; `Page` then shows how to update. */
export const updateNeeded: Store<boolean> = createStore(false)

/** Renew this long before the access token ends, so that a slow call does not arrive with an ended one. */
const EARLY = 10_000

async function send({ url, method, headers, body, timeout }: Asked): Promise<Answered> {
  try {
    const answer = await Taro.request<unknown, unknown>({
      url,
      method,
      header: headers,
      data: body === undefined ? undefined : JSON.stringify(body),
      timeout,
    })
    online.set(true)
    return { status: answer.statusCode, body: answer.data, headers: lowered(answer.header) }
  } catch (error) {
    throw lost(error)
  }
}

function lowered(headers: unknown): Record<string, string> {
  const pairs = typeof headers === 'object' && headers !== null ? Object.entries(headers) : []
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

function lost(error: unknown): ApiError {
  const words = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)
  const code = /time\s*out/i.test(words) ? 'TIMEOUT' : 'OFFLINE'
  return new ApiError(code, { status: 0, message: code })
}

let renewal: Promise<string | undefined> | undefined

/** Rotates the tokens. Calls that fail together share one renewal; the tokens go only when the API ends the session. */
function renew(): Promise<string | undefined> {
  renewal ??= rotate().finally(() => {
    renewal = undefined
  })
  return renewal
}

async function rotate(): Promise<string | undefined> {
  const tokens = readSession()
  if (!tokens) return undefined
  try {
    const next = await bareCall(refreshSession, { body: { refreshToken: tokens.refreshToken } })
    startSession(next)
    return next.accessToken
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    endSession()
    return undefined
  }
}

const parts = {
  origin: YICHUANG_API_ORIGIN,
  version: YICHUANG_VERSION,
  send,
  observe: observeClock,
  tooOld: () => updateNeeded.set(true),
  connected: online.get,
  wait: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds)),
}

/** Without a session: for the renewal itself, which must not renew. */
const bareCall: Call = createClient({ ...parts, accessToken: async () => undefined, renew: async () => undefined })

/** Calls the API as whoever is signed in on this phone: `await call(holdSlot, { body: { slotId } })`. @throws ApiError */
export const call: Call = createClient({
  ...parts,
  accessToken: async () => {
    const tokens = readSession()
    if (!tokens) return undefined
    return tokens.accessExpiresAt - EARLY > hallNow() ? tokens.accessToken : renew()
  },
  renew: async (refused) => {
    const tokens = readSession()
    return tokens && tokens.accessToken !== refused ? tokens.accessToken : renew()
  },
})
