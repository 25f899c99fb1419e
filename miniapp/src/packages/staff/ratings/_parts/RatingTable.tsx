import type { StaffRating } from '@shared/contract/rating'
import type { ServicePoint } from '@shared/contract/service-point'
import { isBad } from '@shared/domain/rating'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { Tap } from '@/components/tap/Tap'
import { open } from '@/device/navigate'
import { dayText, instantText } from '@/i18n/dates'
import { LEVEL_TEXTS, tagText } from '@/i18n/rating-texts'
import { rating as ratingWords } from '@/i18n/texts/rating'
import { supervisor } from '@/i18n/texts/supervisor'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../../_parts/DataTable'
import './ratings.scss'

interface RatingTableProps {
  ratings: readonly StaffRating[]
  /** Windows of the service point; undefined in the list of a department, whose ratings are of no window. */
  desks: ServicePoint['desks'] | undefined
}

/** What people said, the level first. */
export function RatingTable({ ratings, desks }: RatingTableProps) {
  const { t, pick, language } = useText(supervisor)
  const { t: tr } = useText(ratingWords)
  const said = (row: StaffRating) => {
    const tags = row.tags.flatMap((tag) => tagText(tag) ?? []).map((tag) => tr(tag))
    return (
      <>
        {row.items.length > 0 ? (
          <View className="strong">{t('named', { items: row.items.map(({ name }) => pick(name)).join('、') })}</View>
        ) : null}
        {tags.length > 0 ? <View>{tags.join(' · ')}</View> : null}
        {row.words ? <View>{row.words}</View> : null}
        {row.words && !row.wordsChecked ? <View className="tiny">{t('unchecked')}</View> : null}
        {tags.length + row.items.length === 0 && !row.words ? <View className="tiny">{t('nothingSaid')}</View> : null}
      </>
    )
  }
  const aboutOf = ({ about, windowId, applicationId }: StaffRating) => {
    if (about === 'application') {
      if (applicationId === null) return t('application')
      return (
        <Tap className="rating-open" onTap={() => void open('deskCase', { id: applicationId })}>
          {t('application')}
        </Tap>
      )
    }
    const desk = desks?.find(({ id }) => id === windowId)
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
        { title: t('about'), share: 0.8, cell: aboutOf },
        { title: t('who'), cell: ({ person }) => person ?? t('anonymous') },
        ...(desks
          ? [
              {
                title: t('clerk'),
                share: 1.1,
                cell: ({ clerk, clerkPerson }: StaffRating) => personName(clerkPerson, clerk ?? '—'),
              },
            ]
          : []),
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
