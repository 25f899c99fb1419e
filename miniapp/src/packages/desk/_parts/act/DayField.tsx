import { addDays, type Day, dayOf, isDay, weekdayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { Field } from '@/components/Field'
import { dayText } from '@/i18n/dates'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { useText } from '@/i18n/use-text'
import { OptionChips } from '../../../staff/_parts/OptionChips'
import './act.scss'

/** Days from today that are chosen most. */
const NEAR = [3, 5, 7, 10, 14]

/** The day, or the Monday after it: nobody is in on a weekend. Holidays only the hall's calendar knows. */
export function weekdayFrom(day: Day): Day {
  const weekday = weekdayOf(day)
  return weekday > 5 ? addDays(day, 8 - weekday) : day
}

/** A day to come: one of the near ones by a tap, any other typed. */
export function DayField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { t, language } = useText(deskActField)
  const today = dayOf(hallNow())
  const near = Array.from(new Set(NEAR.map((count) => weekdayFrom(addDays(today, count)))))
  return (
    <View className="act-day">
      <Field
        label={t('day')}
        placeholder={t('dayHint')}
        maxLength={10}
        value={value}
        onChange={onChange}
        {...(isDay(value) ? { help: dayText(value, language) } : {})}
      />
      <OptionChips
        label={t('day')}
        options={near.map((day) => ({ value: day, text: dayText(day, language) }))}
        chosen={[value]}
        onPick={onChange}
      />
    </View>
  )
}
