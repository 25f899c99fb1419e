import { Text, View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { aria } from '@/platform/aria'
import { useKeys } from '@/platform/keys'

export interface KeyedOption<V extends string> {
  value: V
  text: string
  help?: string
}

interface KeyedProps<V extends string> {
  label: string
  options: readonly KeyedOption<V>[]
  value: V | undefined
  /** Chosen by its number key or a tap; either goes on. */
  onChoose: (value: V) => void
}

/** Keys for more options than nine: after 9 come the letters that no action has. */
const KEYS = '123456789abcdefg'

/** One of several, each with the key that chooses it and goes on. */
export function Keyed<V extends string>({ label, options, value, onChoose }: KeyedProps<V>) {
  const keys: Record<string, () => void> = {}
  options.forEach((option, index) => {
    keys[KEYS.charAt(index)] = () => onChoose(option.value)
  })
  useKeys(keys, true)
  return (
    <View className="keyed" {...aria({ role: 'radiogroup', label })}>
      {options.map((option, index) => (
        <Tap
          key={option.value}
          className={`keyed__option ${option.value === value ? 'keyed__option--chosen' : ''}`}
          role="radio"
          checked={option.value === value}
          onTap={() => onChoose(option.value)}
        >
          <View className="keyed__content">
            <Text className="keyed__key">{KEYS.charAt(index).toUpperCase()}</Text>
            <View className="grow">
              <View>{option.text}</View>
              {option.help ? <View className="tiny">{option.help}</View> : null}
            </View>
          </View>
        </Tap>
      ))}
    </View>
  )
}
