import { requestLoginCode } from '@shared/contract/session'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { useNow } from '@/device/use-now'
import { login } from '@/i18n/texts/login'
import { useText } from '@/i18n/use-text'

const PHONE = /^1[3-9]\d{9}$/

/** Sends a code to a phone, and counts down until another may be sent. */
export function useCode() {
  const { t } = useText(login)
  const now = useNow()
  const [sent, setSent] = useState<{ to: string; resendAt: number }>()
  const [fault, setFault] = useState<string>()

  const send = async (phone: string): Promise<void> => {
    if (!PHONE.test(phone)) return setFault(t('phoneWrong'))
    setFault(undefined)
    try {
      const { resendAt } = await call(requestLoginCode, { body: { phone } })
      setSent({ to: phone, resendAt })
    } catch (error) {
      if (!(error instanceof ApiError) || error.offline) throw error
      setFault(errorText(error))
    }
  }
  return {
    send,
    isPhone: (phone: string): boolean => PHONE.test(phone),
    /** What is wrong with the number, or why no code was sent. */
    fault,
    complain: setFault,
    sentTo: sent?.to,
    /** Whole seconds until another code may be sent. */
    left: Math.max(0, Math.ceil(((sent?.resendAt ?? 0) - now) / 1000)),
  }
}
