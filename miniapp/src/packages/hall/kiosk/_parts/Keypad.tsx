import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { LETTERS } from './entry'

const ROWS = ['123', '456', '789'] as const

interface KeypadProps {
  onKey: (key: string) => void
  onErase: () => void
  onClear: () => void
  /** A number begins with its letter: digits wait until there is one. */
  needsLetter: boolean
}

/** Keys for fingers that are not sure: large, far apart, and only those that can be right. */
export function Keypad({ onKey, onErase, onClear, needsLetter }: KeypadProps) {
  const { t } = useText(kiosk)
  const digit = (key: string) => <Key key={key} text={key} onTap={() => onKey(key)} disabled={needsLetter} />
  return (
    <View className="keypad" {...aria({ role: 'group', label: t('keys') })}>
      <View className="keypad__row">
        {LETTERS.map((letter) => (
          <Key key={letter} text={letter} kind="letter" onTap={() => onKey(letter)} />
        ))}
      </View>
      {ROWS.map((row) => (
        <View key={row} className="keypad__row">
          {row.split('').map(digit)}
        </View>
      ))}
      <View className="keypad__row">
        <Key text={t('clear')} kind="word" onTap={onClear} />
        {digit('0')}
        <Key text={t('erase')} kind="word" onTap={onErase} />
      </View>
    </View>
  )
}

interface KeyProps {
  text: string
  kind?: 'digit' | 'letter' | 'word'
  onTap: () => void
  disabled?: boolean
}

function Key({ text, kind = 'digit', onTap, disabled = false }: KeyProps) {
  return (
    <Tap className={`key key--${kind} num`} onTap={onTap} disabled={disabled} repeats>
      {text}
    </Tap>
  )
}
