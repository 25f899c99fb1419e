import { verifyAtCounter } from '@shared/contract/identity'
import type { DocumentKind } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { DocumentFields } from '@/components/DocumentFields'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { identity as words } from '@/i18n/texts/identity'
import { useText } from '@/i18n/use-text'

interface IdentitySheetProps {
  pointId: string
  onClose: () => void
}

/** A clerk has seen the person and the document: the account of this phone is theirs. */
export function IdentitySheet({ pointId, onClose }: IdentitySheetProps) {
  const { t } = useText(words)
  const [person, setPerson] = useState({ phone: '', name: '', documentKind: 'id_card' as DocumentKind, document: '' })
  const [error, setError] = useState<ApiError>()
  const key = useRef(newKey())
  const change = (part: Partial<typeof person>) => {
    setPerson((before) => ({ ...before, ...part }))
    setError(undefined)
    key.current = newKey()
  }
  const keep = async () => {
    const { name } = await call(verifyAtCounter, { body: { pointId, ...person }, idempotencyKey: key.current })
    say(t('sheetDone', { name }))
    onClose()
  }
  const failed = (reason: unknown) => {
    if (reason instanceof ApiError) setError(reason)
    else throw reason
  }
  const at = (field: string) => (error?.field === field ? errorText(error) : undefined)
  const complete = [person.phone, person.name, person.document].every((text) => text.trim() !== '')
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('sheetTitle')}
      foot={<Button text={t('sheetDo')} disabled={!complete} onTap={keep} onError={failed} />}
    >
      <Field
        kind="phone"
        label={t('phone')}
        value={person.phone}
        maxLength={11}
        onChange={(phone) => change({ phone })}
        error={at('phone')}
      />
      <Field
        label={t('name')}
        help={t('nameHelp')}
        value={person.name}
        maxLength={60}
        onChange={(name) => change({ name })}
        error={at('name')}
      />
      <DocumentFields kind={person.documentKind} document={person.document} onChange={change} error={at('document')} />
      {error !== undefined && error.field === undefined ? (
        <Notice tone="stop" icon="info">
          {errorText(error)}
        </Notice>
      ) : null}
      <View className="tiny">{t('sheetHelp')}</View>
    </Sheet>
  )
}
