import { View } from '@tarojs/components'
import { supervisor } from '@/i18n/texts/supervisor'
import { useText } from '@/i18n/use-text'
import { useRatingCounts } from './use-ratings'
import './ratings.scss'

/** Asked against answered; said in one line, and left out while it is not known. */
export function Counts({ pointId }: { pointId: string }) {
  const { t } = useText(supervisor)
  const { data } = useRatingCounts(pointId)
  if (data === undefined) return null
  const { days, visits, applications } = data
  const part = (of: 'visits' | 'applications', { invited, answered }: typeof visits) =>
    answered === null ? t(`${of}Few`, { invited }) : t(of, { invited, answered })
  return (
    <View className="rating-counts sub num">
      {[t('counts', { days }), part('visits', visits), t('countsJoin'), part('applications', applications)].join('')}
    </View>
  )
}
