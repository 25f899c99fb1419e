import { addDays, dayOf, isDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { Field } from '@/components/Field'
import { Tap } from '@/components/tap/Tap'
import { dayText } from '@/i18n/dates'
import { deskAct } from '@/i18n/texts/desk-act'
import { useText } from '@/i18n/use-text'
import './act.scss'

/** Days from today that are chosen most. */
const NEAR = [3, 5, 7, 10, 14]

/** A day to come: one of the near ones by a tap, any other typed. */
export function DayField({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const { t, language } = useText(deskAct)
  const today = dayOf(hallNow())
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
      <View className="act-day__near">
        {NEAR.map((count) => {
          const day = addDays(today, count)
          return (
            <Tap key={count} className="act-day__one" onTap={() => onChange(day)}>
              {dayText(day, language)}
            </Tap>
          )
        })}
      </View>
    </View>
  )
}
