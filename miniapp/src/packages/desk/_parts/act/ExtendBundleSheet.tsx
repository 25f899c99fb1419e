import { extendBundle } from '@shared/contract/case'
import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Field } from '@/components/Field'
import { say } from '@/components/toast-store'
import { deskAct } from '@/i18n/texts/desk-act'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { deskActHelp } from '@/i18n/texts/desk-act-help'
import { useText } from '@/i18n/use-text'
import { DAYS } from './command-of'
import { DecisionSheet } from './DecisionSheet'
import { useDecision } from './use-decision'

/** Extends the limit of a whole joint handling (行政许可法 art. 42), for every item of it that is not decided. */
export function ExtendBundleSheet({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const { t } = useText(deskAct)
  const { t: tf } = useText(deskActField)
  const { t: th } = useText(deskActHelp)
  const [days, setDays] = useState('')
  const [words, setWords] = useState('')
  const missing = !DAYS.test(days.trim()) ? 'missing_days' : words.trim() === '' ? 'missing_words' : undefined
  const body = { base: view.version, days: Number(days), words: words.trim() }
  const decision = useDecision({
    view,
    write:
      missing === undefined
        ? (idempotencyKey) => call(extendBundle, { params: { id: view.id }, body, idempotencyKey })
        : undefined,
    onDone() {
      say(t('extended', { days: Number(days) }))
      onClose()
    },
  })
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value)
    decision.renew()
  }
  return (
    <DecisionSheet
      decision={decision}
      title={t('extend_bundle')}
      help={th('help_extend_bundle')}
      text={t('extend_bundle')}
      missing={missing === undefined ? undefined : tf(missing)}
      onClose={onClose}
    >
      <View className="sheet__first">
        <Field label={tf('days')} kind="digits" maxLength={3} value={days} onChange={changed(setDays)} />
      </View>
      <Field
        label={tf('wordsNeeded')}
        help={tf('wordsNeededHelp')}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={changed(setWords)}
      />
    </DecisionSheet>
  )
}
