import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { aria } from '@/platform/aria'
import './filter.scss'

interface FilterProps<V extends string> {
  label: string
  options: readonly { value: V; text: string }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, side by side: what a list shows. */
export function Filter<V extends string>({ label, options, value, onChange }: FilterProps<V>) {
  return (
    <View className="filter" {...aria({ role: 'radiogroup', label })}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={`filter__option ${option.value === value ? 'filter__option--chosen' : ''}`}
          role="radio"
          checked={option.value === value}
          onTap={() => onChange(option.value)}
        >
          {option.text}
        </Tap>
      ))}
    </View>
  )
}
