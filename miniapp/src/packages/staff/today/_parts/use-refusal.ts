import { ApiError } from '@/api/api-error'
import { errorText } from '@/api/error-text'
import { usePoints } from '@/api/queries/points'
import { dayText } from '@/i18n/dates'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'

/** Why somebody cannot be checked in, with the minutes, the place or the day that the API named. */
export function useRefusal(): (error: unknown) => string {
  const { t, pick, language } = useText(today)
  const { data: points } = usePoints()
  return (error) => {
    const details = error instanceof ApiError ? error.details : undefined
    const code = error instanceof ApiError ? error.code : undefined
    if (code === 'CHECKIN_TOO_EARLY' && typeof details?.minutes === 'number') {
      return t('tooEarly', { minutes: details.minutes })
    }
    if (code === 'CHECKIN_WRONG_DAY' && typeof details?.day === 'string') {
      return t('wrongDay', { day: dayText(details.day, language) })
    }
    const point = points?.find(({ id }) => id === details?.pointId)
    if (code === 'CHECKIN_WRONG_PLACE' && point) return t('wrongPlace', { point: pick(point.name) })
    return errorText(error)
  }
}
