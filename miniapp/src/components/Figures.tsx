import { Text, View } from '@tarojs/components'
import { aria } from '@/platform/aria'
import './Figures.scss'

export interface Figure {
  value: string
  /** Small, right after the value: `天`. */
  unit?: string
  label: string
  /** The one that matters most. */
  accent?: boolean
}

/** Two or three numbers side by side, before any words. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <View className="figures card">
      {figures.map(({ value, unit = '', label, accent }) => (
        <View key={label} className="figure" {...aria({ role: 'group', label: `${value}${unit} ${label}` })}>
          <View className={`figure__value num ${accent ? 'pine' : ''}`}>
            {value}
            {unit ? <Text className="figure__unit">{unit}</Text> : null}
          </View>
          <View className="tiny">{label}</View>
        </View>
      ))}
    </View>
  )
}
