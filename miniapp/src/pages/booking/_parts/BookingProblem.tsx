import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { makePhoneCall } from '@tarojs/taro'
import { ApiError } from '@/api/api-error'
import { errorText } from '@/api/error-text'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { open, openTab } from '@/device/navigate'
import { openLogin } from '@/device/return'
import { dayText, instantText } from '@/i18n/dates'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'

interface BookingProblemProps {
  /** An error of the API, or `expired` when the kept place ran out. */
  problem: unknown
  phone: string
  onWait: () => void
  onPickPerson: () => void
}

/** Why it did not work, in words, and the one thing to do next; beside the button, where the eyes are. */
export function BookingProblem(given: BookingProblemProps) {
  if (given.problem === undefined) return null
  return (
    <View className="booking-problem">
      <Said {...given} />
    </View>
  )
}

function Said({ problem, phone, onWait, onPickPerson }: BookingProblemProps) {
  const { t, language } = useText(words)
  if (problem === 'expired')
    return (
      <Notice tone="soon" icon="clock">
        {t('expired')}
      </Notice>
    )
  const code = problem instanceof ApiError ? problem.code : undefined
  const details = problem instanceof ApiError ? (problem.details ?? {}) : {}
  const { until, opensAt, waiting } = details
  const facts = [
    ...(code === 'BOOKING_BANNED' && typeof until === 'number'
      ? [t('bannedUntil', { day: dayText(dayOf(until), language) })]
      : []),
    ...(typeof opensAt === 'number' ? [t('nextRelease', { when: instantText(opensAt, language) })] : []),
    ...(code === 'SLOT_FULL' && typeof waiting === 'number' && waiting > 0
      ? [t('waitingNow', { count: waiting })]
      : []),
  ]
  const next = nextStep()
  return (
    <Notice tone="stop" icon="info">
      {[errorText(problem), ...facts].join(' ')}
      {next ? (
        <View className="booking-next">
          <Button kind="ghost" size="small" text={next.text} onTap={next.onTap} />
        </View>
      ) : null}
    </Notice>
  )

  function nextStep(): { text: string; onTap: () => unknown } | undefined {
    switch (code) {
      case 'SLOT_FULL':
        return { text: t('wait'), onTap: onWait }
      case 'LIMIT_ITEM':
      case 'WAITLIST_EXISTS':
        return { text: t('seeBookings'), onTap: () => openTab('appointments') }
      case 'LIMIT_DAY':
      case 'LIMIT_AGENT':
        return { text: t('pickPerson'), onTap: onPickPerson }
      case 'BOOKING_BANNED':
        return { text: t('seeWhy'), onTap: () => openTab('mine') }
      case 'TOO_LATE_TO_CHANGE':
        return { text: t('callPoint'), onTap: () => makePhoneCall({ phoneNumber: phone }) }
      case 'CONSENT_NEEDED':
        return { text: t('readPrivacy'), onTap: () => open('privacy') }
      case 'PHONE_NEEDED':
        return { text: t('confirmPhone'), onTap: openLogin }
      default:
        return undefined
    }
  }
}
