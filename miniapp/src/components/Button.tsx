import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { Icon } from './icon/Icon'
import type { IconName } from './icon/names'
import { Tap } from './tap/Tap'
import { sayError } from './toast-store'
import './Button.scss'

interface ButtonProps {
  text: string
  /** A promise keeps the button busy until it settles; its error is shown as a toast unless `onError` takes it. */
  onTap: () => unknown
  onError?: (error: unknown) => void
  /** primary: the one thing to do. ghost: beside it. danger: cannot be undone. plain: a link-like one. on-dark: on pine. */
  kind?: 'primary' | 'ghost' | 'danger' | 'plain' | 'on-dark'
  icon?: IconName
  /** small is 44 high, for use inside a card. */
  size?: 'full' | 'small'
  disabled?: boolean
  /** Busy for a reason outside the button. */
  busy?: boolean
  /** Why it is disabled or what follows, shown below in small type. */
  hint?: string
  label?: string
  /** The key that does the same, shown beside the text. */
  keyName?: string | undefined
}

/** A button as wide as its place. Taps while it is busy, and the second of two quick taps, do nothing. */
export function Button({ kind = 'primary', size = 'full', disabled = false, ...more }: ButtonProps) {
  const { t } = useText(common)
  const [working, setWorking] = useState(false)
  const shown = useRef(true)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])

  const press = async () => {
    if (working || more.busy) return
    setWorking(true)
    try {
      await more.onTap()
    } catch (error) {
      if (more.onError) more.onError(error)
      else sayError(error)
    } finally {
      if (shown.current) setWorking(false)
    }
  }

  const busy = working || more.busy === true
  return (
    <View className="button-place">
      <Tap
        className={`button button--${kind} button--${size} ${busy ? 'button--busy' : ''}`}
        onTap={press}
        disabled={disabled}
        label={busy ? `${more.label ?? more.text}，${t('busy')}` : more.label}
      >
        <View className="button__content">
          {more.icon && !busy ? <Icon name={more.icon} size="s" className="button__icon" /> : null}
          {busy ? <View className="button__spin" /> : null}
          <Text>{more.text}</Text>
          {more.keyName ? <Text className="button__key">{more.keyName}</Text> : null}
        </View>
      </Tap>
      {more.hint ? <View className="button__hint">{more.hint}</View> : null}
    </View>
  )
}
