import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { Icon } from '@/components/icon/Icon'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import type { Outcome } from './use-outcome'

/** Long enough to read twice, short enough for the next in the line. */
const SHOWN_FOR = 12
const ICONS = { good: 'check', soon: 'clock', stop: 'info' } as const

/** The answer, readable from where the next person stands; it goes away by itself. */
export function Answer({ outcome, onDone }: { outcome: Outcome; onDone: () => void }) {
  const { t } = useText(kiosk)
  const [left, setLeft] = useState(SHOWN_FOR)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) done.current()
  }, [left])
  return (
    <View className={`answer answer--${outcome.tone}`} {...aria({ role: 'alert' })}>
      <View className="answer__mark">
        <Icon name={ICONS[outcome.tone]} size="xl" />
      </View>
      {outcome.figure ? <View className="answer__figure num">{outcome.figure}</View> : null}
      <View className="answer__title" {...aria({ role: 'heading', level: 1 })}>
        {outcome.title}
      </View>
      <View className="answer__next">{outcome.next}</View>
      <View className="answer__again">
        <Button text={t('again')} onTap={onDone} />
      </View>
      <View className="answer__resets num" {...aria({ hidden: true })}>
        {t('resets', { seconds: Math.max(0, left) })}
      </View>
    </View>
  )
}
