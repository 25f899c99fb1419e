import { CONSENT_VERSION } from '@shared/contract/account'
import { loginByPhone, requestLoginCode, type Tokens } from '@shared/contract/session'
import { deviceName } from '@/device/device-name'
import { createStore, type Store } from '@/device/store'
import { useStore } from '@/device/use-store'
import { NO_CODE } from '@/i18n/texts/error'
import { ApiError } from './api-error'
import { call } from './client'
import { signIn } from './person'
import { noteDemoMessages, readDemoCode } from './queries/demo'
import { readSession, useSignedIn } from './session'

/** The demo person signed in from this sheet, and the sessions of those one was before: codes are rationed here too. */
const self: Store<string | undefined> = createStore<string | undefined>(undefined)
const left = new Map<string, Tokens>()

/** The phone of the demo person that this page is signed in as; undefined when it is somebody else or nobody. */
export function useDemoSelf(): string | undefined {
  const phone = useStore(self)
  return useSignedIn() ? phone : undefined
}

/** Signs in as a demo person as they would themselves: a code is asked for, and read where the stand-in put it. */
export async function beDemoPerson(phone: string): Promise<void> {
  const before = self.get()
  const tokens = readSession()
  if (before !== undefined && tokens) left.set(before, tokens)
  const kept = left.get(phone)
  left.delete(phone)
  signIn(kept ?? (await newTokens(phone)))
  self.set(phone)
}

async function newTokens(phone: string): Promise<Tokens> {
  await noteDemoMessages()
  await call(requestLoginCode, { body: { phone } })
  const code = await readDemoCode(phone)
  if (code === undefined) throw new ApiError('CODE_EXPIRED', { status: 400, message: NO_CODE })
  return call(loginByPhone, { body: { phone, code, device: deviceName(), consent: CONSENT_VERSION } })
}
