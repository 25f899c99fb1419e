import { changeMe, readMe } from '@shared/contract/account'
import type { Tokens } from '@shared/contract/session'
import { changeSettings, readSettings } from '@/device/settings'
import { DRAFTS, forget, VISITOR } from '@/device/storage'
import { call } from './client'
import { KEYS } from './queries/keys'
import { queryClient } from './query'
import { endSession, startSession } from './session'

/**
 * Forgets everything that belongs to one person; what is public (marked OFFLINE, and the health) stays. Pages that are
 * open ask again, so that none keeps showing somebody else's.
 */
function forgetAnswers(): void {
  void queryClient.resetQueries({
    predicate: ({ meta, queryKey }) => meta?.offline !== true && queryKey[0] !== 'health',
  })
}

/** Goes on as the person of these tokens. */
export function signIn(tokens: Tokens): void {
  startSession(tokens)
  forget(VISITOR)
  forgetAnswers()
  void shareSettings()
}

/** Goes on as nobody, and forgets what was read for whoever was signed in. */
export function signOut(): void {
  endSession()
  forget(DRAFTS)
  forget(VISITOR)
  forgetAnswers()
}

/** What was chosen on either side stays chosen: English or large type on the phone goes to the account, and the reverse. */
async function shareSettings(): Promise<void> {
  try {
    const me = await queryClient.fetchQuery({ queryKey: KEYS.me, queryFn: () => call(readMe) })
    const mine = readSettings()
    const language = mine.language === 'en' || me.language === 'en' ? 'en' : 'zh-CN'
    const largeType = mine.largeType || me.largeType
    changeSettings({ language, largeType })
    if (language !== me.language || largeType !== me.largeType) {
      await call(changeMe, { body: { language, largeType } })
    }
  } catch {
    // The phone's own settings hold; they are tried again at the next login.
    return
  }
}
