import type { ServicePoint } from '@shared/contract/catalogue'
import type { DayView } from '@shared/contract/slot'
import { View } from '@tarojs/components'
import { makePhoneCall } from '@tarojs/taro'
import { useDays } from '@/api/queries/days'
import { useSlots } from '@/api/queries/slots'
import { DayStrip } from '@/components/DayStrip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { WINDOW } from '@/components/point/use-points'
import { Skeleton } from '@/components/Skeleton'
import { TimeGrid } from '@/components/TimeGrid'
import { instantText } from '@/i18n/dates'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import type { Choice } from './use-choice'

interface WhenPartProps {
  point: ServicePoint
  choice: Choice
}

/**
 * The days worth showing: what can be booked or waited for, closures with a word to say, and of the days that are not
 * open yet the first, which tells when the next places come.
 */
function worthShowing(days: readonly DayView[]): DayView[] {
  const next = days.find(({ state }) => state === 'not_released')
  return days.filter((one) => {
    if (one.state === 'past') return false
    if (one.state === 'closed') return one.reason !== null && (!next || one.day < next.day)
    return one.state !== 'not_released' || one === next
  })
}

/** The days of a place with what is left of each, and the times of the chosen one. */
export function WhenPart({ point, choice }: WhenPartProps) {
  const { t } = useText(words)
  const days = useDays(point.id, WINDOW)
  const phone = point.phones[0] ?? ''
  return (
    <>
      <Heading text={t('day')} />
      <Load
        query={days}
        isEmpty={(data) => worthShowing(data.days).length === 0}
        empty={{
          icon: 'calendar',
          title: t('noDays'),
          help: t('noDaysHelp', { phone }),
          action: { text: t('callPoint'), onTap: () => makePhoneCall({ phoneNumber: phone }) },
        }}
      >
        {(data) => {
          const shown = worthShowing(data.days)
          const current = shown.find((one) => one.day === choice.day)
          return (
            <>
              <DayStrip label={t('day')} days={shown} value={choice.day} onChange={choice.pickDay} />
              {current ? <Times point={point} day={current} choice={choice} /> : null}
            </>
          )
        }}
      </Load>
    </>
  )
}

function Times({ point, day, choice }: WhenPartProps & { day: DayView }) {
  const { t, language } = useText(words)
  const slots = useSlots(point.id, day.state === 'not_released' ? undefined : day.day, WINDOW)
  if (day.state === 'not_released') {
    return day.opensAt === null ? null : (
      <View className="booking-gap-above">
        <Notice icon="clock">{t('notReleased', { when: instantText(day.opensAt, language) })}</Notice>
      </View>
    )
  }
  return (
    <>
      <Heading text={t('time')} />
      {day.provisional ? <Notice tone="soon">{t('provisional')}</Notice> : null}
      <Load query={slots} skeleton={<Skeleton rows={2} />}>
        {(data) => {
          const shown = data.slots
            .filter(({ state }) => state !== 'closed')
            // The kept place is open to this person, whatever the others see.
            .map((slot) => (slot.id === choice.hold?.slotId ? { ...slot, state: 'open' as const } : slot))
          const none = !shown.some(({ state }) => state === 'open')
          const allPast = shown.every(({ state }) => state === 'past')
          return (
            <>
              {none && allPast ? <Notice>{t('past')}</Notice> : null}
              {none && !allPast ? (
                <Notice icon="people" tone="soon" title={t('full')}>
                  {data.waiting > 0 ? t('fullWaiting', { count: data.waiting }) : t('fullNobody')}
                </Notice>
              ) : null}
              <TimeGrid label={t('time')} slots={shown} value={choice.slot?.id} onChange={choice.pickSlot} />
            </>
          )
        }}
      </Load>
    </>
  )
}
