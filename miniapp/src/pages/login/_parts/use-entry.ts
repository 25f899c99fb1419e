import { CONSENT_VERSION } from '@shared/contract/account'
import type { Tokens } from '@shared/contract/session'
import { useState } from 'react'
import { signIn } from '@/api/person'
import { deviceName } from '@/device/device-name'
import { returnTo } from '@/device/return'
import { useParams } from '@/device/use-params'

/** What both ways of logging in share: the consent must be given first, and afterwards one goes back where one came from. */
export function useEntry(agreed: boolean) {
  const { back } = useParams()
  const [missing, setMissing] = useState(false)

  const remind = () => setMissing(true)
  const enter = async (ask: (about: { device: string; consent: string }) => Promise<Tokens>): Promise<void> => {
    if (!agreed) return remind()
    signIn(await ask({ device: deviceName(), consent: CONSENT_VERSION }))
    await returnTo(back)
  }
  return { missing, remind, enter }
}
