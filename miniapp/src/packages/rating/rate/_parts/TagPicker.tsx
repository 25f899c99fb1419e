import { isBad, type RatingLevel, type RatingTag, tagsFor } from '@shared/domain/rating'
import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './rate.scss'

interface TagPickerProps {
  level: RatingLevel
  chosen: readonly RatingTag[]
  onChange: (tags: readonly RatingTag[]) => void
}

/** What can be said with a tap, as fits the level. */
export function TagPicker({ level, chosen, onChange }: TagPickerProps) {
  const { t } = useText(rating)
  const label = isBad(level) ? t('tagsBad') : t('tagsGood')
  return (
    <View className="rate-tags" {...aria({ role: 'group', label })}>
      {tagsFor(level).map((tag) => {
        const on = chosen.includes(tag)
        return (
          <Tap
            key={tag}
            className={`rate-tag ${on ? 'rate-tag--on' : ''}`}
            role="checkbox"
            checked={on}
            onTap={() => onChange(on ? chosen.filter((one) => one !== tag) : [...chosen, tag])}
          >
            {t(tag)}
          </Tap>
        )
      })}
    </View>
  )
}
