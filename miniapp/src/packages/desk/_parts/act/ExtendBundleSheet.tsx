import { type DeskView, extendBundle } from '@shared/contract/case'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { say, sayError } from '@/components/toast-store'
import { deskAct } from '@/i18n/texts/desk-act'
import { useText } from '@/i18n/use-text'
import { useSubmitKey } from '@/platform/submit-key'
import { showView } from '../queries'
import { Outdated, useConflict } from '../use-conflict'
import { DAYS } from './command-of'
import './act.scss'

/** Extends the limit of a whole joint handling (行政许可法 art. 42), for every item of it that is not decided. */
export function ExtendBundleSheet({ view, onClose }: { view: DeskView; onClose: () => void }) {
  const { t } = useText(deskAct)
  const { changes, settle } = useConflict(view)
  const [days, setDays] = useState('')
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<ApiError>()
  const [key, setKey] = useState(newKey)
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value)
    setFault(undefined)
    setKey(newKey())
  }
  const missing = !DAYS.test(days.trim()) ? 'missing_days' : words.trim() === '' ? 'missing_words' : undefined
  const send = async () => {
    if (missing !== undefined) return
    const body = { base: view.version, days: Number(days), words: words.trim() }
    showView(
      await settle(call(extendBundle, { params: { id: view.id }, body, idempotencyKey: `${key}-${view.version}` })),
    )
    say(t('extended', { days: Number(days) }))
    onClose()
  }
  const failed = (error: unknown) => {
    if (error instanceof Outdated) return
    if (error instanceof ApiError && !error.offline) setFault(error)
    else sayError(error)
  }
  useSubmitKey(() => void send().catch(failed))
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('extend_bundle')}
      foot={
        <>
          <Button kind="ghost" text={t('cancel')} onTap={onClose} />
          <Button
            text={t('extend_bundle')}
            disabled={missing !== undefined}
            {...(missing === undefined ? {} : { hint: t(missing) })}
            onTap={send}
            onError={failed}
          />
        </>
      }
    >
      {changes}
      {fault ? (
        <Notice tone="stop" icon="info">
          {errorText(fault)}
        </Notice>
      ) : null}
      <View className="act-help">{t('help_extend_bundle')}</View>
      <View className="sheet__first">
        <Field label={t('days')} kind="digits" maxLength={3} value={days} onChange={changed(setDays)} />
      </View>
      <Field
        label={t('wordsNeeded')}
        help={t('wordsNeededHelp')}
        lines={3}
        maxLength={2000}
        value={words}
        onChange={changed(setWords)}
      />
    </Sheet>
  )
}
