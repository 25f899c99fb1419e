import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { dayText } from '@/i18n/dates'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'

interface DayHeadProps {
  day: string
  /** Days from today. */
  shift: number
  onShift: (shift: number) => void
  count: number
}

/** The day of the list, and the days beside it. */
export function DayHead({ day, shift, onShift, count }: DayHeadProps) {
  const { t, language } = useText(today)
  return (
    <View className="today-head">
      <View className="grow">
        <Heading level={1} text={dayText(day, language)} note={`${t('people', { count })} · ${t('byTime')}`} />
      </View>
      {shift === 0 ? null : (
        <Tap className="today-head__today" onTap={() => onShift(0)}>
          {t('backToToday')}
        </Tap>
      )}
      <Tap className="today-head__step" label={t('previousDay')} onTap={() => onShift(shift - 1)}>
        <Icon name="back" size="s" />
      </Tap>
      <Tap className="today-head__step" label={t('nextDay')} onTap={() => onShift(shift + 1)}>
        <Icon name="chevron" size="s" />
      </Tap>
    </View>
  )
}
