import type { AnswerOf } from '@shared/contract/endpoint'
import type { listRatings } from '@shared/contract/rating'
import type { ServicePoint } from '@shared/contract/service-point'
import { isBad } from '@shared/domain/rating'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { dayText, instantText } from '@/i18n/dates'
import { LEVEL_TEXTS, tagText } from '@/i18n/rating-texts'
import { rating as ratingWords } from '@/i18n/texts/rating'
import { supervisor } from '@/i18n/texts/supervisor'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../../_parts/DataTable'

type Row = AnswerOf<typeof listRatings>['ratings'][number]

interface RatingTableProps {
  ratings: readonly Row[]
  desks: ServicePoint['desks']
}

/** What people said, the level first. */
export function RatingTable({ ratings, desks }: RatingTableProps) {
  const { t, language } = useText(supervisor)
  const { t: tr } = useText(ratingWords)
  const said = (row: Row) => {
    const tags = row.tags.flatMap((tag) => tagText(tag) ?? []).map((tag) => tr(tag))
    return (
      <>
        {tags.length > 0 ? <View>{tags.join(' · ')}</View> : null}
        {row.words ? <View>{row.words}</View> : null}
        {row.words && !row.wordsChecked ? <View className="tiny">{t('unchecked')}</View> : null}
        {tags.length === 0 && !row.words ? <View className="tiny">{t('nothingSaid')}</View> : null}
      </>
    )
  }
  const windowOf = ({ windowId }: Row) => {
    const desk = desks.find(({ id }) => id === windowId)
    return desk ? t('windowNumber', { number: desk.number }) : '—'
  }
  return (
    <DataTable
      label={t('ratingsTitle')}
      rows={ratings}
      rowKey={({ id }) => id}
      columns={[
        {
          title: t('level'),
          main: true,
          cell: ({ level }) => <Chip tone={isBad(level) ? 'stop' : 'good'} text={tr(LEVEL_TEXTS[level])} />,
        },
        { title: t('said'), share: 3, cell: said },
        { title: t('window'), share: 0.7, cell: windowOf },
        { title: t('who'), cell: ({ person }) => person ?? t('anonymous') },
        { title: t('clerk'), share: 1.1, cell: ({ clerk, clerkPerson }) => personName(clerkPerson, clerk ?? '—') },
        {
          title: t('when'),
          share: 1.2,
          cell: ({ createdAt, anonymous }) =>
            anonymous ? dayText(dayOf(createdAt), language) : instantText(createdAt, language),
        },
      ]}
    />
  )
}
