import { DOCUMENT_KINDS, type DocumentKind } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { Button } from './Button'
import { Field } from './Field'
import { OptionList } from './OptionList'
import './DocumentFields.scss'

interface DocumentFieldsProps {
  kind: DocumentKind
  document: string
  onChange: (change: { documentKind: DocumentKind; document?: string }) => void
  /** What is wrong with the number. */
  error: string | undefined
}

/** Which document somebody proves who they are with, and its number; the kind most people have is chosen. */
export function DocumentFields({ kind, document, onChange, error }: DocumentFieldsProps) {
  const { t } = useText(party)
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Field
        key={kind}
        kind={kind === 'id_card' ? 'document' : 'text'}
        label={t('documentNumber', { kind: t(kind) })}
        value={document}
        maxLength={30}
        onChange={(text) => onChange({ documentKind: kind, document: text })}
        error={error}
      />
      {choosing ? (
        <OptionList
          label={t('documentKind')}
          options={DOCUMENT_KINDS.map((one) => ({ value: one, text: t(one) }))}
          value={kind}
          onChange={(documentKind) => {
            onChange({ documentKind })
            setChoosing(false)
          }}
        />
      ) : (
        <View className="document-change">
          <Button kind="plain" size="small" text={t('changeKind')} onTap={() => setChoosing(true)} />
        </View>
      )}
    </>
  )
}
