import { ERRORS } from '@shared/contract/error'
import { readSettings } from '@/device/settings'
import { ERRORS_IN_ENGLISH } from '@/i18n/texts/error'
import { ApiError } from './api-error'

const PHONE_ENGLISH = {
  OFFLINE: 'Your phone is offline. Connect and try again.',
  TIMEOUT: 'There was no answer for a long time. Please try again.',
  NONSENSE: ERRORS_IN_ENGLISH.UNAVAILABLE,
}

/** The sentence to show for any error, in the person's language; a programming mistake shows the general sentence. */
export function errorText(error: unknown): string {
  const english = readSettings().language === 'en'
  if (!(error instanceof ApiError)) return english ? ERRORS_IN_ENGLISH.INTERNAL : ERRORS.INTERNAL[1]
  if (!english) return error.message
  return { ...ERRORS_IN_ENGLISH, ...PHONE_ENGLISH }[error.code]
}
