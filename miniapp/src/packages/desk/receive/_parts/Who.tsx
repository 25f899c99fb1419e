import { APPLICANT_KINDS } from '@shared/domain/application'
import { checkDocument, DOCUMENT_KINDS, normaliseMobile } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import type { Person } from './draft'
import { Keyed } from './Keyed'
import { useBoxes } from './use-boxes'

interface WhoProps {
  person: Person
  /** The 营业执照 is applied for here: there is no 统一社会信用代码 yet. */
  isNew: boolean
  onChange: (person: Person) => void
  onDone: () => void
}

type Box = 'document' | 'person' | 'name' | 'uscc' | 'phone' | 'address'

/** Who applies: the identity card is scanned first, then only what the card does not say. */
export function Who({ person, isNew, onChange, onDone }: WhoProps) {
  const { t } = useText(deskIntake)
  const { kind } = person
  return kind === undefined ? (
    <>
      <Heading level={1} text={t('kindAsk')} note={t('whatHelp')} />
      <Keyed
        label={t('kindAsk')}
        value={undefined}
        options={APPLICANT_KINDS.map((one) => ({ value: one, text: t(`kind_${one}`) }))}
        onChoose={(next) => onChange({ ...person, kind: next })}
      />
    </>
  ) : (
    <Boxes kind={kind} person={person} isNew={isNew} onChange={onChange} onDone={onDone} />
  )
}

function Boxes({ kind, person, isNew, onChange, onDone }: WhoProps & { kind: NonNullable<Person['kind']> }) {
  const { t } = useText(deskIntake)
  const { t: tp } = useText(party)
  const [faults, setFaults] = useState<Partial<Record<Box, string>>>({})
  const [choosing, setChoosing] = useState(false)
  const business = kind !== 'person'
  const boxes: readonly Box[] = [
    'document',
    ...(business ? (['person'] as const) : []),
    'name',
    ...(business && !isNew ? (['uscc'] as const) : []),
    'phone',
    ...(business ? (['address'] as const) : []),
  ]
  const labels: Record<Box, string> = {
    document: `${tp(person.documentKind)} · ${t('document')}`,
    person: kind === 'company' ? t('personOf_company') : t('person'),
    name: kind === 'person' ? t('name') : t(`nameOf_${kind}`),
    uscc: t('uscc'),
    phone: t('phone'),
    address: t('address'),
  }
  const faultOf = (box: Box): string | undefined => {
    const value = person[box].trim()
    if (box === 'document') return checkDocument(person.documentKind, value) === null ? undefined : t('documentWrong')
    if (box === 'phone') return value === '' || normaliseMobile(value) !== null ? undefined : t('needed')
    return value === '' && box !== 'uscc' ? t('needed') : undefined
  }
  const refused = (box: Box): boolean => {
    const fault = faultOf(box)
    setFaults((before) => ({ ...before, [box]: fault }))
    return fault !== undefined
  }
  const end = () => {
    const wrong = boxes.findIndex((box) => refused(box))
    if (wrong < 0) onDone()
    else goTo(wrong)
  }
  const { box, goTo } = useBoxes(boxes.length, end)
  return (
    <>
      <Heading level={1} text={t(`kind_${kind}`)} note={t('enterHelp')} />
      <View className="receive-boxes">
        {boxes.map((name, index) => (
          <Field
            key={name}
            label={labels[name]}
            kind={
              name === 'document' && person.documentKind === 'id_card'
                ? 'document'
                : name === 'phone'
                  ? 'phone'
                  : 'text'
            }
            optional={name === 'phone' || name === 'uscc'}
            maxLength={name === 'address' ? 200 : name === 'name' ? 100 : 60}
            value={person[name]}
            onChange={(value) => {
              onChange({ ...person, [name]: value })
              setFaults((before) => ({ ...before, [name]: undefined }))
            }}
            error={faults[name]}
            {...box(index, () => refused(name))}
            {...(name === 'document' ? { help: t('documentHelp') } : name === 'phone' ? { help: t('phoneHelp') } : {})}
          />
        ))}
      </View>
      {choosing ? (
        <OptionList
          label={tp('documentKind')}
          options={DOCUMENT_KINDS.map((one) => ({ value: one, text: tp(one) }))}
          value={person.documentKind}
          onChange={(documentKind) => {
            onChange({ ...person, documentKind })
            setChoosing(false)
          }}
        />
      ) : (
        <Button kind="plain" size="small" text={tp('changeKind')} onTap={() => setChoosing(true)} />
      )}
      <Button text={t('next')} onTap={end} />
    </>
  )
}
