import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tap } from '@/components/tap/Tap'
import { aria } from '@/platform/aria'
import './rail-choice.scss'

interface RailOption<V extends string> {
  value: V
  content: ReactNode
  /** How many the list holds, as text. */
  count: string
  /** Read out in place of content and count. */
  label?: string
}

interface RailChoiceProps<V extends string> {
  label: string
  options: readonly RailOption<V>[]
  value: V | undefined
  onChange: (value: V) => void
}

/** One list of several with how many each holds: side by side on a phone, below each other in the rail of a desk. */
export function RailChoice<V extends string>({ label, options, value, onChange }: RailChoiceProps<V>) {
  return (
    <View className="rail-choice" {...aria({ role: 'radiogroup', label })}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={`rail-choice__one ${option.value === value ? 'rail-choice__one--current' : ''}`}
          role="radio"
          checked={option.value === value}
          onTap={() => onChange(option.value)}
          {...(option.label === undefined ? {} : { label: option.label })}
        >
          <View className="rail-choice__content">
            <View className="grow">{option.content}</View>
            <Text className="rail-choice__count num strong">{option.count}</Text>
          </View>
        </Tap>
      ))}
    </View>
  )
}
