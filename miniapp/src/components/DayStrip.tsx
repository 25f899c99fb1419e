import type { DayView } from '@shared/contract/slot'
import { View } from '@tarojs/components'
import { dateOf, dayText, weekdayText } from '@/i18n/dates'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Tap } from './tap/Tap'
import './DayStrip.scss'

interface DayStripProps {
  label: string
  days: readonly DayView[]
  value: string | undefined
  onChange: (day: string) => void
}

/** Fewer places than this are shown in amber. */
const FEW = 6

/** The days that can be booked, five beside each other, with what is left of each. Full days can be opened: one may wait. */
export function DayStrip({ label, days, value, onChange }: DayStripProps) {
  const { t, language } = useText(common)
  const note = ({ state, left }: DayView): string => {
    if (state === 'full') return t('dayFull')
    if (state === 'closed' || state === 'past') return t('dayClosed')
    return state === 'not_released' ? t('dayNotReleased') : t('dayLeft', { count: left })
  }
  return (
    <View className="day-strip" {...aria({ role: 'radiogroup', label })}>
      {days.map((day) => {
        const few = day.state === 'open' && day.left < FEW
        const state = `day--${day.state} ${few ? 'day--few' : ''} ${day.day === value ? 'day--chosen' : ''}`
        return (
          <Tap
            key={day.day}
            className={`day ${state}`}
            role="radio"
            checked={day.day === value}
            disabled={day.state === 'closed' || day.state === 'past'}
            onTap={() => onChange(day.day)}
            label={`${dayText(day.day, language)}，${note(day)}${day.provisional ? `，${t('provisional')}` : ''}`}
          >
            <View className="day__weekday">{weekdayText(day.day, language)}</View>
            <View className="day__date num">{dateOf(day.day)}</View>
            <View className="day__note num">{note(day)}</View>
            {day.provisional ? <View className="day__note">{t('provisional')}</View> : null}
          </Tap>
        )
      })}
    </View>
  )
}
