import type { SlotView } from '@shared/contract/slot'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Tap } from './tap/Tap'
import './TimeGrid.scss'

interface TimeGridProps {
  label: string
  slots: readonly SlotView[]
  value: string | undefined
  onChange: (slot: SlotView) => void
}

const NOON = 12 * 60
const EVENING = 18 * 60
const PARTS = [
  { text: 'morning', from: 0, to: NOON },
  { text: 'afternoon', from: NOON, to: EVENING },
  { text: 'evening', from: EVENING, to: 24 * 60 },
] as const

/** The times of one day by morning, afternoon and evening; what is gone stays visible, struck through. */
export function TimeGrid({ label, slots, value, onChange }: TimeGridProps) {
  const { t } = useText(common)
  return (
    <View {...aria({ role: 'radiogroup', label })}>
      {PARTS.map(({ text, from, to }) => {
        const part = slots.filter(({ startMinute }) => startMinute >= from && startMinute < to)
        if (part.length === 0) return null
        return (
          <View key={text} className="time-part">
            <View className="tiny time-part__name">{t(text)}</View>
            <View className="time-grid">
              {part.map((slot) => {
                const time = clockText(slot.startMinute)
                const gone = slot.state !== 'open'
                return (
                  <Tap
                    key={slot.id}
                    className={`time num ${gone ? 'time--gone' : ''} ${slot.id === value ? 'time--chosen' : ''}`}
                    role="radio"
                    checked={slot.id === value}
                    disabled={gone}
                    onTap={() => onChange(slot)}
                    label={gone ? t('slotGone', { time }) : t('slotOpen', { time, places: slot.left })}
                  >
                    {time}
                  </Tap>
                )
              })}
            </View>
          </View>
        )
      })}
    </View>
  )
}
