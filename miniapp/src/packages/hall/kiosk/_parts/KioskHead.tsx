import { clockText, dayOf, minuteOfDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { openTab } from '@/device/navigate'
import { changeSettings, useSettings } from '@/device/settings'
import { useNow } from '@/device/use-now'
import { dayText } from '@/i18n/dates'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'

interface KioskHeadProps {
  place: string
  onMove?: () => void
}

/** Where and when; the other language, and for the staff the way out. */
export function KioskHead({ place, onMove }: KioskHeadProps) {
  const { t, language } = useText(kiosk)
  const now = useNow(5000)
  const other = useSettings().language === 'en' ? 'zh-CN' : 'en'
  return (
    <View className="kiosk-head">
      {onMove ? (
        <Tap className="kiosk-head__place" onTap={onMove}>
          {place}
        </Tap>
      ) : (
        <View className="kiosk-head__place">{place}</View>
      )}
      <View className="kiosk-head__time num">
        {dayText(dayOf(now), language)} {clockText(minuteOfDay(now))}
      </View>
      <Tap className="kiosk-head__link" onTap={() => changeSettings({ language: other })}>
        {other === 'en' ? 'English' : '中文'}
      </Tap>
      <Tap className="kiosk-head__link" onTap={() => void openTab('mine')}>
        {t('leave')}
      </Tap>
    </View>
  )
}
