import { readSettings } from '@/device/settings'
import { ERRORS_IN_ENGLISH, LOST_ANSWERS, MISTAKE } from '@/i18n/texts/error'
import { ApiError } from './api-error'

/** The sentence to show for any error, in the person's language; a programming mistake shows the general sentence. */
export function errorText(error: unknown): string {
  const english = readSettings().language === 'en'
  if (!(error instanceof ApiError)) return english ? ERRORS_IN_ENGLISH.INTERNAL : MISTAKE
  const { code, message } = error
  if (code === 'OFFLINE' || code === 'TIMEOUT' || code === 'NONSENSE') return LOST_ANSWERS[english ? 'en' : 'zh'][code]
  return english ? ERRORS_IN_ENGLISH[code] : message
}
