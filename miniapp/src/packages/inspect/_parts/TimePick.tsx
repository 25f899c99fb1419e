import { addDays, clockText, dayOf, type Instant, instantOf, weekdayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { dateOf, weekdayText } from '@/i18n/dates'
import { inspectPlan } from '@/i18n/texts/inspect-plan'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useVisitWords } from './visit-words'

/** Two weeks of working days: who waits longer than that had better be called. */
const DAYS = 14
const FRIDAY = 5
const TIMES = [540, 570, 600, 630, 660, 690, 810, 840, 870, 900, 930, 960, 990]
/** As many as the API takes. */
const MOST = 5

interface TimePickProps {
  times: readonly Instant[]
  onChange: (times: readonly Instant[]) => void
  /** One only, as when the applicant named it. */
  single?: boolean
}

/** Days and times of a visit, by taps; what was chosen stands below and is taken away by a tap. */
export function TimePick({ times, onChange, single = false }: TimePickProps) {
  const { t, language } = useText(inspectPlan)
  const { whenText } = useVisitWords()
  const now = hallNow()
  const today = dayOf(now)
  const days = Array.from({ length: DAYS }, (_, index) => addDays(today, index)).filter(
    (day) => weekdayOf(day) <= FRIDAY && instantOf(day, TIMES[TIMES.length - 1] ?? 0) > now,
  )
  const [chosen, setChosen] = useState<string>()
  const day = chosen ?? days[0] ?? today
  const toggle = (at: Instant) => {
    const others = times.filter((known) => known !== at)
    if (single) onChange([at])
    else if (others.length < times.length) onChange(others)
    else if (times.length < MOST) onChange([...times, at].sort((a, b) => a - b))
  }
  return (
    <View>
      <View className="time-days" {...aria({ role: 'radiogroup', label: t('day') })}>
        {days.map((one) => (
          <Tap
            key={one}
            className={`time-day ${one === day ? 'time-day--chosen' : ''}`}
            role="radio"
            checked={one === day}
            onTap={() => setChosen(one)}
          >
            <View className="tiny">{weekdayText(one, language)}</View>
            <View className="time-day__date num">{dateOf(one)}</View>
          </Tap>
        ))}
      </View>
      <View className="time-hours" {...aria({ role: 'group', label: t('time') })}>
        {TIMES.map((minute) => {
          const at = instantOf(day, minute)
          const isChosen = times.includes(at)
          return (
            <Tap
              key={minute}
              className={`time-hour num ${isChosen ? 'time-hour--chosen' : ''}`}
              role={single ? 'radio' : 'checkbox'}
              checked={isChosen}
              disabled={at <= now}
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
