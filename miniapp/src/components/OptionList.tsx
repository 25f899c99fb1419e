import { View } from '@tarojs/components'
import { aria } from '@/platform/aria'
import { Tap } from './tap/Tap'
import './OptionList.scss'

export interface Option<V extends string> {
  value: V
  text: string
  help?: string
}

interface OptionListProps<V extends string> {
  /** The question, read out for the group. */
  label: string
  options: readonly Option<V>[]
  /** Nothing is chosen for the person: undefined at first. */
  value: V | undefined
  onChange: (value: V) => void
}

/** One of several, as rows. */
export function OptionList<V extends string>({ label, options, value, onChange }: OptionListProps<V>) {
  return (
    <View className="option-list" {...aria({ role: 'radiogroup', label })}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={`option ${option.value === value ? 'option--chosen' : ''}`}
          role="radio"
          checked={option.value === value}
          onTap={() => onChange(option.value)}
        >
          <View className="option__content">
            <View className="grow">
              <View>{option.text}</View>
              {option.help ? <View className="option__help">{option.help}</View> : null}
            </View>
            <View className="option__mark" />
          </View>
        </Tap>
      ))}
    </View>
  )
}
