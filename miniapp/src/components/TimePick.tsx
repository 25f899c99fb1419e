import type { InspectionChoice } from '@shared/contract/inspection-part'
import { clockText, dayOf, type Instant, instantOf, minuteOfDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { dateOf, dayText, weekdayText } from '@/i18n/dates'
import { timePick } from '@/i18n/texts/time-pick'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Icon } from './icon/Icon'
import { Tap } from './tap/Tap'
import './TimePick.scss'

/** As many as the API takes. */
const MOST = 5

interface TimePickProps {
  /** What the hall offers. */
  choice: InspectionChoice
  times: readonly Instant[]
  /** Two taps may come before a redraw, so each says what becomes of the times before it. */
  onChange: (change: (times: readonly Instant[]) => readonly Instant[]) => void
  /** One only, as when the applicant named it. */
  single?: boolean
}

/** Days and times of a visit, by taps; what was chosen stands below and is taken away by a tap. */
export function TimePick({ choice: { days, starts }, times, onChange, single = false }: TimePickProps) {
  const { t, language } = useText(timePick)
  const [chosen, setChosen] = useState<string>()
  const open = days.find(({ day }) => day === chosen) ?? days[0]
  const whenText = (at: Instant) => t('when', { day: dayText(dayOf(at), language), time: clockText(minuteOfDay(at)) })
  const toggle = (at: Instant) =>
    onChange((before) => {
      const others = before.filter((known) => known !== at)
      if (single) return [at]
      if (others.length < before.length) return others
      return others.length < MOST ? [...others, at].sort((a, b) => a - b) : others
    })
  if (open === undefined) return null
  return (
    <View>
      <View className="time-days" {...aria({ role: 'radiogroup', label: t('day') })}>
        {days.map(({ day, provisional }) => (
          <Tap
            key={day}
            className={`time-day ${day === open.day ? 'time-day--chosen' : ''}`}
            role="radio"
            checked={day === open.day}
            label={provisional ? t('dayProvisional', { day: dayText(day, language) }) : dayText(day, language)}
            onTap={() => setChosen(day)}
          >
            <View className="tiny">{weekdayText(day, language)}</View>
            <View className="time-day__date num">{dateOf(day)}</View>
            {provisional ? <View className="tiny">{t('provisional')}</View> : null}
          </Tap>
        ))}
      </View>
      {open.provisional ? <View className="tiny time-note">{t('provisionalHelp')}</View> : null}
      <View className="time-hours" {...aria({ role: 'group', label: t('time') })}>
        {starts.map((minute) => {
          const at = instantOf(open.day, minute)
          const isChosen = times.includes(at)
          return (
            <Tap
              key={minute}
              className={`time-hour num ${isChosen ? 'time-hour--chosen' : ''}`}
              role={single ? 'radio' : 'checkbox'}
              checked={isChosen}
              label={whenText(at)}
              onTap={() => toggle(at)}
            >
              {clockText(minute)}
            </Tap>
          )
        })}
      </View>
      {times.length > 0 && !single ? (
        <View className="time-chosen" {...aria({ role: 'group', label: t('chosen', { count: times.length }) })}>
          {times.map((at) => (
            <Tap
              key={at}
              className="time-chosen__one num"
              label={t('takeAway', { when: whenText(at) })}
              onTap={() => toggle(at)}
            >
              <View className="time-chosen__content">
                <View>{whenText(at)}</View>
                <Icon name="close" size="s" />
              </View>
            </Tap>
          ))}
        </View>
      ) : null}
    </View>
  )
}
