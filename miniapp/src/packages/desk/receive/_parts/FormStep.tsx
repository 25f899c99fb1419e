import type { FormValue, FormValues } from '@shared/contract/application-part'
import { checkValue, isEmpty } from '@shared/domain/field-check'
import { type AskedField, askedOf, type FormField } from '@shared/domain/form'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { FormBox } from '../../_parts/FormBox'
import { useBoxes } from './use-boxes'

interface FormStepProps {
  fields: readonly FormField[]
  values: FormValues
  onChange: (values: FormValues) => void
  onDone: () => void
}

/** What the items ask for, each thing once; what the guide settled is not asked again. */
export function FormStep({ fields, values, onChange, onDone }: FormStepProps) {
  const { t, pick } = useText(deskIntake)
  const today = dayOf(hallNow())
  const asked = askedOf(fields, values).filter(({ field }) => field.settled === null)
  const [faults, setFaults] = useState<Readonly<Record<string, string | undefined>>>({})

  const faultOf = ({ field, required }: AskedField, now: FormValues): string | undefined => {
    const value = now[field.id]
    if (value === undefined || isEmpty(value)) return required ? t('needed') : undefined
    const problem = checkValue(field, value, today)
    return problem === null ? undefined : pick(problem.message)
  }
  const refused = (one: AskedField, now: FormValues = values): boolean => {
    const fault = faultOf(one, now)
    setFaults((before) => ({ ...before, [one.field.id]: fault }))
    return fault !== undefined
  }
  const end = (now: FormValues = values) => {
    const last = askedOf(fields, now).filter(({ field }) => field.settled === null)
    const wrong = last.findIndex((one) => refused(one, now))
    if (wrong < 0) onDone()
    else goTo(wrong)
  }
  const { at, goTo } = useBoxes(asked.length, () => end(), startOf(asked, values))
  // What is filled in already is passed over: it can be seen, and reached by Tab.
  const goOn = (from: number, now: FormValues) => {
    const next = askedOf(fields, now).filter(({ field }) => field.settled === null)
    const open = next.findIndex(({ field }, index) => index > from && isEmpty(now[field.id]))
    if (open < 0) end(now)
    else goTo(open)
  }
  const change = (id: string, value: FormValue | undefined) => {
    const { [id]: _, ...rest } = values
    const next = value === undefined ? rest : { ...rest, [id]: value }
    onChange(next)
    setFaults((before) => ({ ...before, [id]: undefined }))
    return next
  }
  return (
    <>
      <Heading level={1} text={t('step_form')} note={asked.length === 0 ? t('formNone') : t('enterHelp')} />
      <View className="receive-boxes">
        {asked.map((one, index) => (
          <FormBox
            key={one.field.id}
            asked={one}
            value={values[one.field.id]}
            active={at === index}
            fault={faults[one.field.id]}
            onChange={(value) => void change(one.field.id, value)}
            onChoose={(value) => goOn(index, change(one.field.id, value))}
            onEnter={() => {
              if (!refused(one)) goOn(index, values)
            }}
          />
        ))}
      </View>
      <Button text={t('next')} onTap={() => end()} />
    </>
  )
}

/** The first box with nothing in it. */
function startOf(asked: readonly AskedField[], values: FormValues): number {
  return Math.max(
    0,
    asked.findIndex(({ field }) => isEmpty(values[field.id])),
  )
}
