import type { ServicePoint } from '@shared/contract/service-point'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useDays } from '@/api/queries/days'
import { useSlots } from '@/api/queries/slots'
import { DayStrip } from '@/components/DayStrip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { TimeGrid } from '@/components/TimeGrid'
import { telephone } from '@/i18n/texts/telephone'
import { useText } from '@/i18n/use-text'

/** Bundles are handed in at the windows that take anything. */
const WINDOW = 'intake'

interface SlotPartProps {
  point: ServicePoint
  slotId: string
  onSlot: (id: string) => void
}

/** The days with places, and the times of one. */
export function SlotPart({ point, slotId, onSlot }: SlotPartProps) {
  const { t } = useText(telephone)
  const [chosen, setChosen] = useState<string>()
  const days = useDays(point.id, WINDOW)
  const shown = (days.data?.days ?? []).filter(({ state }) => state === 'open' || state === 'full')
  const day = chosen ?? shown.find(({ state }) => state === 'open')?.day
  const slots = useSlots(point.id, day, WINDOW)
  return (
    <>
      <Heading text={t('day')} />
      <Load
        query={days}
        skeleton={<Skeleton rows={1} />}
        isEmpty={() => shown.length === 0}
        empty={{ icon: 'calendar', title: t('noDays'), help: t('noDaysHelp') }}
      >
        {() => (
          <DayStrip
            label={t('day')}
            days={shown}
            value={day}
            onChange={(next) => {
              setChosen(next)
              onSlot('')
            }}
          />
        )}
      </Load>
      {day === undefined ? null : (
        <>
          <Heading text={t('time')} />
          <Load query={slots} skeleton={<Skeleton rows={2} />}>
            {({ slots: times }) => (
              <View className="call-times">
                <TimeGrid label={t('time')} slots={times} value={slotId} onChange={({ id }) => onSlot(id)} />
                {times.some(({ state }) => state === 'open') ? null : <View className="sub">{t('full')}</View>}
              </View>
            )}
          </Load>
        </>
      )}
    </>
  )
}
