import type { AppointmentView } from '@shared/contract/appointment'
import type { CatalogueHome } from '@shared/contract/catalogue-endpoints'
import { clockText, dayOf, daysBetween, instantOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { useAppointments } from '@/api/queries/appointments'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import { open } from '@/device/navigate'
import { dateOf, weekdayText } from '@/i18n/dates'
import { home } from '@/i18n/texts/home'
import { useText } from '@/i18n/use-text'
import './next-appointment.scss'

const OPEN: readonly AppointmentView['state'][] = ['booked', 'checked_in', 'serving']

/** The next open appointment of whoever is signed in, or undefined. */
export function useNextAppointment(): AppointmentView | undefined {
  const { data } = useAppointments()
  const at = ({ day, startMinute }: AppointmentView) => instantOf(day, startMinute)
  return data?.appointments.filter(({ state }) => OPEN.includes(state)).sort((a, b) => at(a) - at(b))[0]
}

interface NextAppointmentProps {
  next: AppointmentView
  /** For the names of the bundle and the place, once they are known. */
  catalogue: CatalogueHome | undefined
}

/** When to go where, and the way to the code. */
export function NextAppointment({ next, catalogue }: NextAppointmentProps) {
  const { t, pick, language } = useText(home)
  const days = daysBetween(dayOf(hallNow()), next.day)
  const title = days <= 0 ? t('nextToday') : days === 1 ? t('nextTomorrow') : t('nextLater', { days })
  const range = t('range', { from: clockText(next.startMinute), to: clockText(next.endMinute) })
  const bundle = catalogue?.bundles.find(({ id }) => id === next.subject.id)
  const point = catalogue?.points.find(({ id }) => id === next.pointId)
  const about = [bundle, point].flatMap((one) => (one ? [pick(one.name)] : []))
  const ready = next.allowedActions.includes('show_pass')
  return (
    <Card className="next" onTap={() => void open('pass', { id: next.id })}>
      <View className="split">
        <View className="strong">{title}</View>
        {next.displaced ? <Chip tone="stop" text={t('moved')} /> : <Chip tone="good" text={t('booked')} />}
      </View>
      <View className="next__content">
        <View className="next__day">
          <View className="next__date num">{dateOf(next.day)}</View>
          <View className="tiny">{weekdayText(next.day, language)}</View>
        </View>
        <View className="next__about">
          <View className="strong num">{range}</View>
          {about.map((line) => (
            <View key={line} className="sub">
              {line}
            </View>
          ))}
        </View>
        <View className="next__go">
          {ready ? t('showPass') : t('look')}
          <Icon name="chevron" size="s" />
        </View>
      </View>
    </Card>
  )
}
