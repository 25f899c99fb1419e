import type { AgentView } from '@shared/contract/application-part'
import type { DocumentKind } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { DocumentFields } from '@/components/DocumentFields'
import { Field } from '@/components/Field'
import { apply as words } from '@/i18n/texts/apply'
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
  const kind: DocumentKind = person.documentKind ?? 'id_card'
  return (
    <>
      <View id={elementOf(`${place}.document`)}>
        <DocumentFields
          kind={kind}
          document={person.document ?? ''}
          onChange={onChange}
          error={errorOf(`${place}.document`)}
        />
      </View>
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
