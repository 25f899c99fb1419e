import { Field } from '@/components/Field'
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { isPeriod } from './period'

interface DayText {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** First and last day, as texts; says beside the last one when they are no period. */
export function PeriodFields({ from, to }: { from: DayText; to: DayText }) {
  const { t } = useText(deskPeople)
  const wrong = to.value.trim() !== '' && !isPeriod(from.value, to.value)
  const day = { placeholder: t('dayHint'), maxLength: 10 }
  return (
    <>
      <Field label={t('from')} {...day} {...from} />
      <Field label={t('to')} {...day} {...to} error={wrong ? t('dayWrong') : to.error} />
    </>
  )
}
