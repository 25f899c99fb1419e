import { moveClock } from '@shared/contract/demo'
import type { CallOf } from '@shared/contract/endpoint'
import { DAY_MS, dayOf, instantOf, MINUTE_MS, weekdayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import { hallNow, setHallClock } from '@/api/clock'
import { useAppointments } from '@/api/queries/appointments'
import { useDays } from '@/api/queries/days'
import { usePoints } from '@/api/queries/points'
import { queryClient } from '@/api/query'
import { instantText } from '@/i18n/dates'
import { demo } from '@/i18n/texts/demo'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { say } from '../toast-store'

type Move = NonNullable<CallOf<typeof moveClock>['body']>

/** Moves the hall's clock, for everybody; what is due by then happens at once. */
export function DemoClock() {
  const { t, language } = useText(demo)
  const { data: appointments } = useAppointments()
  const opening = useNextOpening()
  const mine = (appointments?.appointments ?? [])
    .filter(({ state }) => state === 'booked')
    .map(({ day, startMinute }) => instantOf(day, startMinute) - 10 * MINUTE_MS)
    .filter((instant) => instant > hallNow())
    .sort((a, b) => a - b)[0]

  const move = async (body: Move) => {
    const { now } = await call(moveClock, { body })
    setHallClock(now)
    await queryClient.invalidateQueries()
    say(t('moved', { time: instantText(now, language) }))
  }
  return (
    <View>
      <View className="demo-clock">
        <Button kind="ghost" size="small" text={t('ten')} onTap={() => move({ byMinutes: 10 })} />
        <Button kind="ghost" size="small" text={t('hour')} onTap={() => move({ byMinutes: 60 })} />
        <Button
          kind="ghost"
          size="small"
          text={t('opening')}
          disabled={opening === undefined}
          onTap={() => move({ to: opening })}
        />
        <Button
          kind="ghost"
          size="small"
          text={t('mine')}
          disabled={mine === undefined}
          onTap={() => move({ to: mine })}
        />
      </View>
      {mine === undefined ? <View className="tiny demo-help">{t('mineHelp')}</View> : null}
      <Button kind="plain" size="small" text={t('reset')} onTap={() => move({ reset: true })} />
    </View>
  )
}

/** When the district's centre opens next, at one minute past; undefined until its days are known. */
function useNextOpening(): number | undefined {
  const { data: points } = usePoints()
  const point = points?.find(({ level }) => level === 'district')
  const { data } = useDays(point?.id)
  const now = hallNow()
  const closed = new Set((data?.days ?? []).filter(({ state }) => state === 'closed').map(({ day }) => day))
  for (let ahead = 0; point && data && ahead < 14; ahead += 1) {
    const day = dayOf(now + ahead * DAY_MS)
    const starts = point.hours.filter(({ weekdays }) => weekdays.includes(weekdayOf(day))).map(({ from }) => from)
    const at = instantOf(day, Math.min(...starts, 24 * 60)) + MINUTE_MS
    if (starts.length > 0 && !closed.has(day) && at > now) return at
  }
  return undefined
}
