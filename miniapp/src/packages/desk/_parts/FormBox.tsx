import type { FormValue } from '@shared/contract/application-part'
import type { AskedField } from '@shared/domain/form'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { Field } from '@/components/Field'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { OptionChips } from '../../staff/_parts/OptionChips'
import { wholeDay } from './short-day'
import './form-box.scss'

interface FormBoxProps {
  asked: AskedField
  value: FormValue | undefined
  active: boolean
  fault: string | undefined
  onChange: (value: FormValue | undefined) => void
  /** One of a few was chosen: on to the next box. */
  onChoose: (value: FormValue) => void
  onEnter: () => void
}

/** One field of the form: typed, or one of a few chosen by its number. */
export function FormBox(props: FormBoxProps) {
  const { kind } = props.asked.field
  return kind === 'choice' || kind === 'choices' || kind === 'yesno' ? <Choice {...props} /> : <Typed {...props} />
}

const FEN = 100
const KINDS = { number: 'digits', money: 'digits', phone: 'phone', identity: 'document', uscc: 'document' } as const

function Typed({ asked: { field, required }, value, active, fault, onChange, onChoose, onEnter }: FormBoxProps) {
  const { t, pick } = useText(deskIntake)
  const { t: tc } = useText(deskCase)
  const isNumber = field.kind === 'number' || field.kind === 'money'
  const shown = typeof value === 'number' && field.kind === 'money' ? value / FEN : value
  // What is typed stays as it is typed; `12.` is on its way to `12.5`.
  const [text, setText] = useState(shown === undefined ? '' : String(shown))
  const kind = field.kind in KINDS ? KINDS[field.kind as keyof typeof KINDS] : 'text'
  const unit = field.kind === 'number' ? pick(field.unit) : field.kind === 'money' ? tc('yuan') : undefined
  const change = (next: string) => {
    setText(next)
    const trimmed = next.trim()
    if (!isNumber) return onChange(trimmed === '' ? undefined : next)
    const number = Number(trimmed)
    if (trimmed === '' || Number.isNaN(number)) onChange(undefined)
    else onChange(field.kind === 'money' ? Math.round(number * FEN) : number)
  }
  const enter = () => {
    const day = field.kind === 'date' ? wholeDay(text, dayOf(hallNow()), field.when) : text
    if (day === text) return onEnter()
    setText(day)
    onChoose(day)
  }
  return (
    <Field
      label={pick(field.label)}
      optional={!required}
      kind={kind}
      maxLength={field.kind === 'text' || field.kind === 'long' ? field.maxLength : 200}
      focus={active}
      value={text}
      onChange={change}
      onConfirm={enter}
      error={fault}
      {...(field.help ? { help: pick(field.help) } : {})}
      {...(field.kind === 'date' ? { placeholder: t('dateHint') } : {})}
      {...(unit === undefined ? {} : { end: <View className="form-unit">{unit}</View> })}
    />
  )
}

function Choice({ asked: { field, required }, value, active, fault, onChange, onChoose, onEnter }: FormBoxProps) {
  const { t, pick } = useText(deskIntake)
  const { t: tc } = useText(deskCase)
  const options =
    field.kind === 'choice' || field.kind === 'choices'
      ? field.options.map(({ id, label }) => ({ id, text: pick(label) }))
      : [
          { id: 'yes', text: tc('yes') },
          { id: 'no', text: tc('no') },
        ]
  const chosen =
    typeof value === 'boolean' ? [value ? 'yes' : 'no'] : value === undefined ? [] : [value].flat().map(String)
  const choose = (id: string) => {
    if (field.kind === 'yesno') onChoose(id === 'yes')
    else if (field.kind === 'choice') onChoose(id)
    else onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  }
  const numbers = chosen.map((id) => String(options.findIndex((one) => one.id === id) + 1)).join(' ')
  return (
    <View className="form-choice">
      <Field
        label={pick(field.label)}
        optional={!required}
        kind="digits"
        maxLength={20}
        focus={active}
        value={numbers}
        onChange={(text) => {
          const option = options[Number(text.trim().slice(-1)) - 1]
          if (option) choose(option.id)
        }}
        onConfirm={onEnter}
        error={fault}
        help={field.kind === 'choices' ? t('choicesHelp') : t('whatHelp')}
      />
      <OptionChips
        label={pick(field.label)}
        options={options.map(({ id, text }, index) => ({ value: id, text: `${index + 1} ${text}` }))}
        chosen={chosen}
        several={field.kind === 'choices'}
        onPick={choose}
      />
    </View>
  )
}
