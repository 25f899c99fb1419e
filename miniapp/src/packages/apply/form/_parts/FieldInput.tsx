import type { FormValue } from '@shared/contract/application-part'
import type { FormField } from '@shared/domain/form'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { apply as words } from '@/i18n/texts/apply'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { type Typed, textOf, typedOf, valueFrom } from './field-text'

interface FieldInputProps {
  field: FormField
  required: boolean
  value: FormValue | undefined
  error: string | undefined
  /** Null empties it. */
  onChange: (value: FormValue | null) => void
}

/** One field of the form, by what its value is. */
export function FieldInput(given: FieldInputProps) {
  switch (given.field.kind) {
    case 'choice':
    case 'yesno':
      return <ChoiceInput {...given} />
    case 'choices':
      return <ChoicesInput {...given} />
    default:
      return <TypedInput {...given} />
  }
}

/** The label, help and error of what is not typed. */
function Around({
  field,
  required,
  error,
  children,
}: Pick<FieldInputProps, 'field' | 'required' | 'error'> & { children: ReactNode }) {
  const { t, pick } = useText(common)
  const { help } = field
  return (
    <View className="form-group">
      <View className="form-label">
        {pick(field.label)}
        {required ? null : <View className="form-optional">{t('optional')}</View>}
      </View>
      {help ? <View className="form-help">{pick(help)}</View> : null}
      {children}
      {error ? <View className="form-error">{error}</View> : null}
    </View>
  )
}

function ChoiceInput({ field, value, onChange, ...around }: FieldInputProps) {
  const { t, pick } = useText(words)
  const isYesNo = field.kind === 'yesno'
  const options = isYesNo
    ? [
        { value: 'yes', text: t('yes') },
        { value: 'no', text: t('no') },
      ]
    : field.kind === 'choice'
      ? field.options.map(({ id, label }) => ({ value: id, text: pick(label) }))
      : []
  const chosen = isYesNo && value !== undefined ? (value === true ? 'yes' : 'no') : value
  return (
    <Around field={field} {...around}>
      <OptionList
        label={pick(field.label)}
        options={options}
        value={typeof chosen === 'string' ? chosen : undefined}
        onChange={(next) => onChange(isYesNo ? next === 'yes' : next)}
      />
    </Around>
  )
}

function ChoicesInput({ field, value, onChange, ...around }: FieldInputProps) {
  const { pick } = useText(words)
  const chosen = Array.isArray(value) ? value : []
  const options = field.kind === 'choices' ? field.options : []
  const toggle = (id: string, on: boolean) => {
    // In the order of the list, whichever was ticked first.
    const next = options.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one)))
    onChange(next.length === 0 ? null : next)
  }
  return (
    <Around field={field} {...around}>
      <Card kind="rows">
        {options.map(({ id, label }) => (
          <CheckRow
            key={id}
            shape="square"
            title={pick(label)}
            checked={chosen.includes(id)}
            onChange={(on) => toggle(id, on)}
          />
        ))}
      </Card>
    </Around>
  )
}

const KINDS: Readonly<Record<string, 'text' | 'digits' | 'document'>> = {
  date: 'digits',
  identity: 'document',
}

/** What is typed stays as it was typed until it is a value: `12.` on the way to `12.5`. */
function TypedInput({ field, required, value, error, onChange }: FieldInputProps) {
  const { t, pick, language } = useText(words)
  const [typed, setTyped] = useState<Typed>()
  const text = typed && typed.value === (value ?? null) ? typed.text : textOf(field, value)
  const shown = field.kind === 'date' && typeof value === 'string' ? typedOf(field, value, language) : undefined
  const unit = field.kind === 'number' ? pick(field.unit) : field.kind === 'money' ? t('yuan') : undefined
  const help = shown ?? (field.help ? pick(field.help) : field.kind === 'date' ? t('dayHelp') : undefined)
  return (
    <Field
      label={pick(field.label)}
      kind={KINDS[field.kind] ?? 'text'}
      lines={field.kind === 'long' ? 3 : 1}
      optional={!required}
      maxLength={field.kind === 'text' || field.kind === 'long' ? field.maxLength : 200}
      {...(help ? { help } : {})}
      {...(field.kind === 'date' ? { placeholder: t('dayPlace') } : {})}
      {...(unit ? { end: <View className="form-unit">{unit}</View> } : {})}
      value={text}
      onChange={(next) => {
        const made = valueFrom(field, next)
        setTyped({ text: next, value: made })
        onChange(made)
      }}
      error={error}
    />
  )
}
