import type { FormValue } from '@shared/contract/application-part'
import { prefillOf, sectionsOf } from '@shared/domain/form'
import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { Blank } from '@/components/Blank'
import { Heading } from '@/components/Heading'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { FieldInput } from './FieldInput'
import { useProblemWords } from './problem-words'
import { Settled } from './Settled'
import type { StepProps } from './step-props'
import { elementOf } from './steps'
import { TakenMark, useTakenOver } from './TakenOver'

/** One form for all items: each thing asked once, what is known filled in already, what the guide settled only shown. */
export function FillStep({ draft, catalogue, form, problems, tried }: StepProps) {
  const { t, pick } = useText(words)
  const { errorAt } = useProblemWords()
  const { shown, change } = draft
  const taken = useTakenOver(shown, 'fill')
  const prefilled = useRef(false)
  useEffect(() => {
    if (prefilled.current) return
    prefilled.current = true
    const known = Object.entries(prefillOf(form, shown.applicant)).filter(([id]) => shown.form[id] === undefined)
    if (known.length > 0) change({ form: Object.fromEntries(known) })
  }, [form, shown, change])

  const sections = sectionsOf(catalogue.sections, form, shown.form)
  if (sections.length === 0) return <Blank icon="check" title={t('fillEmpty')} help={t('fillEmptyHelp')} />
  return (
    <>
      <Heading
        level={1}
        text={t('fill')}
        note={shown.items.length === 1 ? t('fillNoteSingle') : t('fillNote', { count: shown.items.length })}
      />
      {taken.notice}
      {sections.map(({ id, title, fields }) => {
        const settled = fields.filter(({ field }) => field.settled !== null)
        return (
          <View key={id}>
            <Heading text={pick(title)} />
            {settled.length > 0 ? <Settled fields={settled.map(({ field }) => field)} view={shown} /> : null}
            {fields.map(({ field, required }) =>
              field.settled !== null ? null : (
                <View key={field.id} id={elementOf(`form.${field.id}`)}>
                  <FieldInput
                    field={field}
                    required={required}
                    value={shown.form[field.id]}
                    error={errorAt(`form.${field.id}`, problems, tried)}
                    onChange={(value: FormValue | null) => change({ form: { [field.id]: value } })}
                  />
                  {taken.isTaken(`form.${field.id}`) ? <TakenMark /> : null}
                </View>
              ),
            )}
          </View>
        )
      })}
    </>
  )
}
