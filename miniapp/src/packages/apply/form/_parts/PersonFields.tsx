import type { AgentView } from '@shared/contract/application-part'
import { DOCUMENT_KINDS, type DocumentKind } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { apply as words } from '@/i18n/texts/apply'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { elementOf } from './steps'

type Person = Pick<AgentView, 'documentKind' | 'document' | 'phone'>

interface PersonFieldsProps {
  /** `applicant` or `agent`. */
  place: string
  person: Person
  onChange: (change: Partial<Person>) => void
  /** What is wrong with `applicant.document`, say. */
  errorOf: (part: string) => string | undefined
}

/** Which document, its number, and the mobile number: of the applicant, or of who acts for them. */
export function PersonFields({ place, person, onChange, errorOf }: PersonFieldsProps) {
  const { t } = useText(words)
  const { t: tp } = useText(party)
  const [choosing, setChoosing] = useState(false)
  const kind: DocumentKind = person.documentKind ?? 'id_card'
  return (
    <>
      <View id={elementOf(`${place}.document`)}>
        <Field
          key={kind}
          kind={kind === 'id_card' ? 'document' : 'text'}
          label={t('document', { kind: tp(kind) })}
          value={person.document ?? ''}
          maxLength={30}
          onChange={(document) => onChange({ documentKind: kind, document })}
          error={errorOf(`${place}.document`)}
        />
      </View>
      {choosing ? (
        <OptionList
          label={t('documentKind')}
          options={DOCUMENT_KINDS.map((one) => ({ value: one, text: tp(one) }))}
          value={kind}
          onChange={(documentKind) => {
            onChange({ documentKind })
            setChoosing(false)
          }}
        />
      ) : (
        <View className="form-change">
          <Button kind="plain" size="small" text={t('changeKind')} onTap={() => setChoosing(true)} />
        </View>
      )}
      <View id={elementOf(`${place}.phone`)}>
        <Field
          kind="phone"
          label={t('phone')}
          help={t('phoneHelp')}
          value={person.phone ?? ''}
          maxLength={11}
          autoComplete="tel"
          onChange={(phone) => onChange({ phone })}
          error={errorOf(`${place}.phone`)}
        />
      </View>
    </>
  )
}
