import type { AppointmentView } from '@shared/contract/appointment'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { Tap } from '@/components/tap/Tap'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { useSubjects } from '../../_parts/use-subjects'
import { chipOf } from './states'

interface TodayRowProps {
  appointment: AppointmentView
  now: number
  chosen: boolean
  onChoose: () => void
}

/** One appointment in the list: when, which number, who, what for, how it stands. */
export function TodayRow({ appointment, now, chosen, onChoose }: TodayRowProps) {
  const { t } = useText(today)
  const subjects = useSubjects()
  const chip = chipOf(appointment, now, t)
  const over = ['finished', 'no_show', 'cancelled'].includes(appointment.state)
  return (
    <Tap
      className={`today-row ${chosen ? 'today-row--chosen' : ''} ${over ? 'today-row--over' : ''}`}
      current={chosen}
      onTap={onChoose}
    >
      <View className="today-row__content">
        <View className="today-row__time num">{clockText(appointment.startMinute)}</View>
        <View className="grow">
          <View>
            <View className="today-row__number num">{appointment.number}</View>
            <View className="today-row__name">{appointment.party.name}</View>
          </View>
          <View className="tiny today-row__subject">{subjects(appointment.subject)}</View>
        </View>
        <Chip text={chip.text} tone={chip.tone} />
      </View>
    </Tap>
  )
}
