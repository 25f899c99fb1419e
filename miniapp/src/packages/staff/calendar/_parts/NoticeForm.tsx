import { loadNotice } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { sayError } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../_parts/Filter'
import { draftOf, EMPTY, type NoticeDraft, noticeOf } from './draft'
import { LoadedNotice } from './LoadedNotice'

const FIELDS = [
  { name: 'year', hint: undefined },
  { name: 'source', hint: undefined },
  { name: 'publishedOn', hint: 'dayHint' },
  { name: 'off', hint: 'offHint' },
  { name: 'worked', hint: 'workedHint' },
] as const

/** Enters a year's notice, typed or pasted; what it changes is said when it is done. */
export function NoticeForm({ onLoaded }: { onLoaded: () => unknown }) {
  const { t } = useText(admin)
  const [way, setWay] = useState<'form' | 'paste'>('form')
  const [draft, setDraft] = useState(EMPTY)
  const [json, setJson] = useState('')
  const [fault, setFault] = useState<string>()
  const [loaded, setLoaded] = useState<AnswerOf<typeof loadNotice>>()

  const take = () => {
    const read = draftOf(json)
    if (!read) return setFault(t('pasteWrong'))
    setFault(undefined)
    setDraft(read)
    setWay('form')
  }
  const load = async () => {
    setFault(undefined)
    setLoaded(await call(loadNotice, { body: noticeOf(draft), timeout: 60_000 }))
    setDraft(EMPTY)
    await onLoaded()
  }
  const failed = (error: unknown) => {
    if (error instanceof ApiError && error.status === 400) setFault(errorText(error))
    else sayError(error)
  }
  const set = (name: keyof NoticeDraft) => (value: string) => setDraft((before) => ({ ...before, [name]: value }))
  return (
    <Card>
      <Heading text={t('loadTitle')} />
      {loaded ? <LoadedNotice answer={loaded} /> : null}
      <Filter
        label={t('way')}
        value={way}
        onChange={setWay}
        options={[
          { value: 'form', text: t('formWay') },
          { value: 'paste', text: t('pasteWay') },
        ]}
      />
      {way === 'paste' ? (
        <Field label={t('paste')} lines={3} maxLength={8000} value={json} onChange={setJson} error={fault} />
      ) : (
        <View>
          {FIELDS.map(({ name, hint }) => (
            <Field
              key={name}
              label={t(name)}
              kind={name === 'year' ? 'digits' : 'text'}
              lines={name === 'off' || name === 'worked' ? 3 : 1}
              maxLength={name === 'year' ? 4 : 1200}
              value={draft[name]}
              onChange={set(name)}
              {...(hint ? { placeholder: t(hint) } : {})}
            />
          ))}
          {fault ? <Notice tone="stop">{fault}</Notice> : null}
        </View>
      )}
      {way === 'paste' ? (
        <Button kind="ghost" text={t('formWay')} disabled={json.trim() === ''} onTap={take} />
      ) : (
        <Button text={t('load')} disabled={draft.year === '' || draft.off === ''} onTap={load} onError={failed} />
      )}
    </Card>
  )
}
