import type { Tokens } from '@shared/contract/session'
import { forget, keep, recall } from '@/device/storage'
import { createStore, type Store } from '@/device/store'
import { useStore } from '@/device/use-store'

const KEY = 'session'

function isTokens(value: unknown): value is Tokens {
  return (
    typeof value === 'object' &&
    value !== null &&
    'accessToken' in value &&
    typeof value.accessToken === 'string' &&
    'refreshToken' in value &&
    typeof value.refreshToken === 'string' &&
    'accessExpiresAt' in value &&
    typeof value.accessExpiresAt === 'number'
  )
}

const remembered = recall(KEY)
const session: Store<Tokens | undefined> = createStore(isTokens(remembered) ? remembered : undefined)

/** The tokens kept on this phone, or undefined when nobody is signed in. */
export const readSession = (): Tokens | undefined => session.get()

/** Keeps the tokens of a login or a renewal. */
export function startSession(tokens: Tokens): void {
  keep(KEY, tokens)
  session.set(tokens)
}

/** Forgets the tokens on this phone; the API's `logout` ends them for good. */
export function endSession(): void {
  forget(KEY)
  session.set(undefined)
}

/** Whether someone is signed in on this phone; redraws when that changes. */
export const useSignedIn = (): boolean => useStore(session) !== undefined
