import type { PointSummary } from '@shared/contract/catalogue-endpoints'
import type { Place } from '@shared/domain/gcj02'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { useDays } from '@/api/queries/days'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { say } from '@/components/toast-store'
import { choosePoint, findPlace, metresBetween, minutesOnFoot, useChosenPoint } from '@/device/place'
import { home } from '@/i18n/texts/home'
import { useText } from '@/i18n/use-text'

const LOOK = { open: 'free', full: 'full', past: 'past', closed: 'closed', not_released: 'closed' } as const

/** The service point to go to: the nearest once the person has asked for it, the district's centre before. */
export function NearestPoint({ points }: { points: readonly PointSummary[] }) {
  const { t, pick } = useText(home)
  const chosen = useChosenPoint()
  const [place, setPlace] = useState<Place>()
  const point = points.find(({ id }) => id === chosen) ?? points.find(({ level }) => level === 'district') ?? points[0]
  const days = useDays(point?.id)
  if (!point) return null

  const today = days.data?.days.find(({ day }) => day === dayOf(hallNow()))
  const state = today ? LOOK[today.state] : 'closed'
  const sentence = {
    free: t('leftToday', { places: today?.left ?? 0 }),
    full: t('fullToday'),
    past: t('pastToday'),
    closed: t('closedToday'),
  }[state]
  const walk = place ? t('onFoot', { minutes: minutesOnFoot(metresBetween(place, point.location)) }) : undefined
  const about = [walk, days.data ? sentence : pick(point.address)].filter(Boolean).join(' · ')

  const find = async () => {
    try {
      const here = await findPlace()
      const [nearest] = [...points].sort((a, b) => metresBetween(here, a.location) - metresBetween(here, b.location))
      if (nearest) choosePoint(nearest.id)
      setPlace(here)
    } catch {
      say(t('placeRefused'))
    }
  }

  return (
    <View>
      <Heading text={place ? t('nearest') : t('point')} />
      <Card kind="rows">
        <Row
          title={pick(point.name)}
          sub={about}
          end={days.data ? <Chip tone={state === 'free' ? 'good' : 'plain'} text={t(state)} /> : null}
        />
        {place ? null : (
          <Row icon="pin" title={t('findNearest')} sub={t('findNearestHelp')} onTap={() => void find()} />
        )}
      </Card>
    </View>
  )
}
