import type { RatingView } from '@shared/contract/rating'
import { isBad } from '@shared/domain/rating'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { openTab } from '@/device/navigate'
import { instantText } from '@/i18n/dates'
import { LEVEL_TEXTS, tagText } from '@/i18n/rating-texts'
import { rating as words } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import './rate.scss'

/** The rating as it was given; it cannot be changed. */
export function Given({ rating, fresh }: { rating: RatingView; fresh: boolean }) {
  const { t, language } = useText(words)
  const note = fresh ? t('thanksHelp') : t('doneNote', { time: instantText(rating.createdAt, language) })
  const tags = rating.tags.flatMap((tag) => tagText(tag) ?? [])
  return (
    <>
      <View className="rate-head">
        <Heading level={1} text={fresh ? t('thanks') : t('doneTitle')} note={note} />
      </View>
      <Card>
        <View className="rate-given">{t(LEVEL_TEXTS[rating.level])}</View>
        {tags.length > 0 ? (
          <View className="rate-given__tags">
            {tags.map((tag) => (
              <Chip key={tag} tone={isBad(rating.level) ? 'plain' : 'good'} text={t(tag)} />
            ))}
          </View>
        ) : null}
        {rating.words ? <View className="rate-given__words">{rating.words}</View> : null}
        {rating.anonymous ? <View className="tiny">{t('anonymous')}</View> : null}
      </Card>
      <Button kind="ghost" text={t('home')} onTap={() => openTab('home')} />
    </>
  )
}
