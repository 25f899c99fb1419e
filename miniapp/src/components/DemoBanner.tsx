import { Text, View } from '@tarojs/components'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './DemoBanner.scss'

/** One quiet line on every page of the demonstration. */
export function DemoBanner() {
  const { t } = useText(common)
  return (
    <View className="demo-banner" {...aria({ role: 'status' })}>
      <Text>{t('demo')}</Text>
    </View>
  )
}
