import { View } from '@tarojs/components'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { DIGITS_LENGTH, type Entry } from './entry'

/** What was typed so far, as large as a departure board. */
export function TypedEntry({ entry: { number, digits }, checking }: { entry: Entry; checking: boolean }) {
  const { t } = useText(kiosk)
  const first = number.length < 4
  return (
    <View className="typed" {...aria({ role: 'status', live: 'polite' })}>
      <View className={`typed__part ${first ? 'typed__part--now' : ''}`}>
        <View className="typed__name">{t('number')}</View>
        {number === '' ? (
          <View className="typed__hint">{t('numberHint')}</View>
        ) : (
          <View className="typed__value num">{number}</View>
        )}
      </View>
      <View className={`typed__part typed__part--wide ${first ? '' : 'typed__part--now'}`}>
        <View className="typed__name">{checking ? t('checking') : t('digits')}</View>
        {digits === '' ? (
          <View className="typed__hint">{t('digitsHint')}</View>
        ) : (
          <View className="typed__value num">
            {digits}
            <View className="typed__rest">{'·'.repeat(DIGITS_LENGTH - digits.length)}</View>
          </View>
        )}
      </View>
    </View>
  )
}
