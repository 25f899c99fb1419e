import type { ServicePoint } from '@shared/contract/catalogue'
import type { DayView, SlotView } from '@shared/contract/slot'
import { View } from '@tarojs/components'
import { makePhoneCall } from '@tarojs/taro'
import { useDays } from '@/api/queries/days'
import { useSlots } from '@/api/queries/slots'
import { DayStrip } from '@/components/DayStrip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { TimeGrid } from '@/components/TimeGrid'
import { instantText } from '@/i18n/dates'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import { WINDOW } from './use-points'

interface WhenPartProps {
  point: ServicePoint
  day: string | undefined
  slotId: string | undefined
  /** The slot that is kept for this person: open to them whatever the others see. */
  heldSlotId: string | undefined
  onDay: (day: string) => void
  onSlot: (slot: SlotView) => void
}

/** The days worth showing: days of rest without a word to say are left out. */
export const worthShowing = ({ state, reason }: DayView): boolean => state !== 'closed' || reason !== null

/** The day that is open when the page opens: the first with places left, else the first one could wait for. */
export function firstDay(days: readonly DayView[]): string | undefined {
  return (days.find(({ state }) => state === 'open') ?? days.find(({ state }) => state === 'full'))?.day
}

/** The days of a place with what is left of each, and the times of the chosen one. */
export function WhenPart({ point, day, slotId, heldSlotId, onDay, onSlot }: WhenPartProps) {
  const { t } = useText(words)
  const days = useDays(point.id, WINDOW)
  const phone = point.phones[0] ?? ''
  return (
    <>
      <Heading text={t('day')} />
      <Load
        query={days}
        isEmpty={(data) => data.days.filter(worthShowing).length === 0}
        empty={{
          icon: 'calendar',
          title: t('noDays'),
          help: t('noDaysHelp', { phone }),
          action: { text: t('callPoint'), onTap: () => makePhoneCall({ phoneNumber: phone }) },
        }}
      >
        {(data) => {
          const shown = data.days.filter(worthShowing)
          const current = shown.find((one) => one.day === day)
          return (
            <>
              <DayStrip label={t('day')} days={shown} value={day} onChange={onDay} />
              {current ? (
                <Times point={point} day={current} slotId={slotId} heldSlotId={heldSlotId} onSlot={onSlot} />
              ) : null}
            </>
          )
        }}
      </Load>
    </>
  )
}

type TimesProps = Pick<WhenPartProps, 'point' | 'slotId' | 'heldSlotId' | 'onSlot'> & { day: DayView }

function Times({ point, day, slotId, heldSlotId, onSlot }: TimesProps) {
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
            .map((slot) => (slot.id === heldSlotId ? { ...slot, state: 'open' as const } : slot))
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
              <TimeGrid label={t('time')} slots={shown} value={slotId} onChange={onSlot} />
            </>
          )
        }}
      </Load>
    </>
  )
}
