import { refreshSession } from '@shared/contract/session'
import { online } from '@/device/network'
import { createStore, type Store } from '@/device/store'
import { ApiError } from './api-error'
import { hallNow, observeClock } from './clock'
import { type Answered, type Asked, type Call, createClient } from './create-client'
import { send } from './send'
import { endSession, readSession, startSession } from './session'

/** True once the API has said that this version is too old; `Page` then shows how to update. */
export const updateNeeded: Store<boolean> = createStore(false)

/** Renew this long before the access token ends, so that a slow call does not arrive with an ended one. */
const EARLY = 10_000

async function sendNoting(asked: Asked): Promise<Answered> {
  const answered = await send(asked)
  online.set(true)
  return answered
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
  send: sendNoting,
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
