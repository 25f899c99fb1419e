import type { ServicePoint } from '@shared/contract/service-point'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { readProof } from '@/api/check-in'
import { Button } from '@/components/Button'
import { Icon } from '@/components/icon/Icon'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useScanner } from '@/platform/scanner'
import { Answer } from './Answer'
import { EMPTY, erase, isWhole, press } from './entry'
import { Keypad } from './Keypad'
import { KioskHead } from './KioskHead'
import { TypedEntry } from './TypedEntry'
import { useOutcome } from './use-outcome'

interface CounterProps {
  point: ServicePoint
  /** Where the machine may stand elsewhere too. */
  onMove?: () => void
}

/** Waits for the next person; after an answer it is as it was before. */
export function Counter({ point, onMove }: CounterProps) {
  const { t, pick } = useText(kiosk)
  const [entry, setEntry] = useState(EMPTY)
  const { outcome, checking, submit, refuse, reset } = useOutcome(point.id)

  const again = () => {
    setEntry(EMPTY)
    reset()
  }
  const take = (text: string) => {
    if (outcome) return again()
    setEntry(EMPTY)
    const proof = readProof(text)
    if (proof) void submit(proof)
    else refuse()
  }
  const tap = (key: string) => {
    const next = press(entry, key)
    setEntry(next)
    if (isWhole(next)) void submit({ number: next.number, digits: next.digits })
  }
  useScanner({
    onKey: (key) => setEntry((before) => press(before, key)),
    onErase: () => setEntry(erase),
    onLine: take,
  })
  const scan = async () => {
    const { result } = await Taro.scanCode({ onlyFromCamera: true }).catch(() => ({ result: undefined }))
    if (result) take(result)
  }

  return (
    <View className="kiosk">
      <KioskHead place={pick(point.name)} {...(onMove ? { onMove } : {})} />
      {outcome ? (
        <Answer outcome={outcome} onDone={again} />
      ) : (
        <View className="kiosk__body">
          <View className="kiosk__ask">
            <View className="kiosk__question" {...aria({ role: 'heading', level: 1 })}>
              {t('question')}
            </View>
            <View className="kiosk__how">{t('how')}</View>
            <View className="kiosk__scan">
              <Icon name="scan" size="xl" className="kiosk__scan-icon" />
              <View className="grow">
                <View className="strong">{t('scanTitle')}</View>
                <View className="kiosk__how">{t('scanHelp')}</View>
              </View>
            </View>
            {process.env.TARO_ENV === 'weapp' ? <Button icon="scan" text={t('scan')} onTap={scan} /> : null}
            <View className="kiosk__help">{t('help')}</View>
          </View>
          <View className="kiosk__type">
            <TypedEntry entry={entry} checking={checking} />
            <Keypad
              onKey={tap}
              onErase={() => setEntry(erase)}
              onClear={() => setEntry(EMPTY)}
              needsLetter={entry.number === ''}
            />
          </View>
        </View>
      )}
    </View>
  )
}
