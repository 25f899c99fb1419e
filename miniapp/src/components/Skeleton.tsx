import { View } from '@tarojs/components'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './Skeleton.scss'

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

/** The shape of what is coming: a card with rows. Screen readers hear that it is being opened. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const { t } = useText(common)
  return (
    <View className="skeleton" {...aria({ role: 'status', label: t('loading') })}>
      {KEYS.slice(0, rows).map((key) => (
        <View key={key} className="skeleton__row">
          <View className="skeleton__line" />
          <View className="skeleton__line skeleton__line--short" />
        </View>
      ))}
    </View>
  )
}
