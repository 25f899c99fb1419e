import type { DocumentKind } from '@shared/domain/identity'
import type { PropsWithChildren } from 'react'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { DocumentFields } from './DocumentFields'
import { Field } from './Field'

/** Who a person is, as the document says. */
export interface NamedPerson {
  name: string
  documentKind: DocumentKind
  document: string
}

interface PersonFieldsProps {
  person: NamedPerson
  onChange: (part: Partial<NamedPerson>) => void
  /** What is wrong with a field. */
  at: (field: string) => string | undefined
}

/** Name and document of a person, and between them what else is asked. */
export function PersonFields({ person, onChange, at, children }: PropsWithChildren<PersonFieldsProps>) {
  const { t } = useText(party)
  return (
    <>
      <Field
        label={t('name')}
        help={t('nameHelp')}
        value={person.name}
        maxLength={60}
        onChange={(name) => onChange({ name })}
        error={at('name')}
      />
      {children}
      <DocumentFields
        kind={person.documentKind}
        document={person.document}
        onChange={onChange}
        error={at('document')}
      />
    </>
  )
}

/** Whether name and document are written, right or wrong. */
export const isNamed = ({ name, document }: NamedPerson): boolean => name.trim() !== '' && document.trim() !== ''
