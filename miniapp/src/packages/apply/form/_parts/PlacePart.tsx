import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Heading } from '@/components/Heading'
import { PointCard } from '@/components/point/PointCard'
import { usePointChoices } from '@/components/point/use-points'
import { Skeleton } from '@/components/Skeleton'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { elementOf } from './steps'
import type { Draft } from './use-draft'

/** The service point that takes it in; the nearest that takes everything is proposed, as for a booking. */
export function PlacePart({ draft, error }: { draft: Draft; error: string | undefined }) {
  const { t } = useText(words)
  const { shown, change } = draft
  const points = usePointChoices(shown.subject)
  const chosen = points.choices.find(({ point }) => point.id === shown.pointId)
  const proposed = points.current?.point.id
  useEffect(() => {
    if (shown.pointId === null && proposed !== undefined) change({ pointId: proposed })
  }, [shown.pointId, proposed, change])
  const choose = (pointId: string) => {
    points.choose(pointId)
    change({ pointId })
  }
  const current = chosen ?? points.current
  return (
    <View id={elementOf('point')}>
      <Heading text={t('place')} />
      {current ? <PointCard points={{ ...points, choose }} current={current} fixed={false} /> : <Skeleton rows={1} />}
      {error ? <View className="form-error">{error}</View> : null}
    </View>
  )
}
