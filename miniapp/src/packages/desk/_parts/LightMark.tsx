import { Text, View } from '@tarojs/components'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import type { Light } from './due'
import './light-mark.scss'

/** A supervision light: a ring, a disc, a triangle or a square, so that its form alone tells which, and its name read out. */
export function LightMark({ light }: { light: Light }) {
  const { t } = useText(deskCase)
  return (
    <View className="light-mark">
      <View className={`light-mark__shape light-mark__shape--${light}`} />
      <Text className="unseen">{t(`light_${light}`)}</Text>
    </View>
  )
}
