import type { AppointmentView } from '@shared/contract/appointment'
import { clockText, dayOf, instantOf, MINUTE_MS } from '@shared/domain/time'
import type { Translate } from '@/i18n/texts'
import type { today } from '@/i18n/texts/today'

interface Standpoint {
  now: number
  /** The person is a clerk here; a supervisor looks only. */
  acts: boolean
  hasDesk: boolean
  t: Translate<typeof today.zh>
}

/** From here on the minutes say nothing that the time of day does not say better. */
const LONG = 90

/** Why some actions are not offered, in words; the API alone decides which are. */
export function whyNot(appointment: AppointmentView, { now, acts, hasDesk, t }: Standpoint): string[] {
  const { state, day, startMinute, allowedActions, displaced } = appointment
  const reasons: string[] = []
  if (!acts) return [t('whyWatching')]
  if (displaced !== null && state === 'booked') reasons.push(t('whyDisplaced', { reason: displaced }))
  if (state === 'finished') reasons.push(t('whyFinished'))
  if (state === 'no_show') reasons.push(t('whyNoShow'))
  if (state === 'cancelled') reasons.push(t('whyCancelled'))
  if (state === 'serving') reasons.push(t('whyServing'))
  if (state === 'checked_in') reasons.push(hasDesk ? t('whyNotStarted') : t('whyNoDesk'))
  if (state !== 'booked') return reasons
  if (day !== dayOf(now)) return [...reasons, t('whyOtherDay')]
  const startsAt = instantOf(day, startMinute)
  if (!allowedActions.includes('check_in') && now < startsAt) {
    const minutes = Math.ceil((startsAt - now) / MINUTE_MS)
    const time = clockText(startMinute)
    reasons.push(minutes > LONG ? t('whyLater', { time }) : t('whyTooEarly', { time, minutes }))
  } else if (!allowedActions.includes('no_show')) reasons.push(t('whyMayCome'))
  reasons.push(t('whyCheckInFirst'))
  return reasons
}
