import type { AppointmentView } from '@shared/contract/appointment'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Chip, type Tone } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import { open } from '@/device/navigate'
import { dateOf, weekdayText } from '@/i18n/dates'
import { appointments as words } from '@/i18n/texts/appointments'
import { useText } from '@/i18n/use-text'
import { useNames } from './use-names'

const TONES: Record<AppointmentView['state'], Tone> = {
  booked: 'good',
  checked_in: 'good',
  serving: 'good',
  finished: 'plain',
  no_show: 'stop',
  cancelled: 'plain',
}

/** One appointment: the day large, then when, what and where, and its state in a word. Opens the pass. */
export function AppointmentCard({ appointment }: { appointment: AppointmentView }) {
  const { t, language } = useText(words)
  const { subjectName, pointName } = useNames()
  const { id, day, startMinute, endMinute, number, party, displaced, allowedActions } = appointment
  const moved = displaced !== null && appointment.state === 'booked'
  const state = moved ? t('displaced') : allowedActions.indexOf('rate') >= 0 ? t('rate') : t(appointment.state)
  const tone: Tone = moved ? 'soon' : allowedActions.indexOf('rate') >= 0 ? 'good' : TONES[appointment.state]
  const time = t('range', { from: clockText(startMinute), to: clockText(endMinute) })
  const what = [
    subjectName(appointment.subject),
    ...(party.kind === 'self' ? [] : [t('forOther', { name: party.name })]),
  ].join(t('join'))
  return (
    <Card onTap={() => void open('pass', { id })}>
      <View className="booked">
        <View className="booked__day">
          <View className="booked__date num">{dateOf(day)}</View>
          <View className="tiny">{weekdayText(day, language)}</View>
        </View>
        <View className="grow">
          <View className="split">
            <View className="strong num">{time}</View>
            <Chip tone={tone} text={state} />
          </View>
          <View className="sub">{[what, t('number', { number })].join(t('join'))}</View>
          <View className="tiny">{pointName(appointment.pointId)}</View>
        </View>
        <Icon name="chevron" size="s" className="booked__arrow" />
      </View>
    </Card>
  )
}
