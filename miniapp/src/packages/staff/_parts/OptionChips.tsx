import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { aria } from '@/platform/aria'
import './option-chips.scss'

interface OptionChipsProps<V extends string> {
  label: string
  options: readonly { value: V; text: string }[]
  chosen: readonly V[]
  /** Several may be chosen: a tap adds or takes away. */
  several?: boolean
  onPick: (value: V) => void
}

/** A few short answers side by side, one or several of them chosen. */
export function OptionChips<V extends string>({ label, options, chosen, several, onPick }: OptionChipsProps<V>) {
  return (
    <View className="option-chips" {...aria({ role: several ? 'group' : 'radiogroup', label })}>
      {options.map(({ value, text }) => {
        const isChosen = chosen.includes(value)
        return (
          <Tap
            key={value}
            className={`option-chip ${isChosen ? 'option-chip--chosen' : ''}`}
            role={several ? 'checkbox' : 'radio'}
            checked={isChosen}
            onTap={() => onPick(value)}
          >
            {text}
          </Tap>
        )
      })}
    </View>
  )
}
