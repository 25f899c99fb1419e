import type { AppointmentView } from '@shared/contract/appointment'
import type { ServicePoint } from '@shared/contract/service-point'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { dayText } from '@/i18n/dates'
import { telephone } from '@/i18n/texts/telephone'
import { useText } from '@/i18n/use-text'
import './telephone.scss'

interface BookedProps {
  appointment: AppointmentView
  point: ServicePoint
  onAgain: () => void
}

/** What the clerk reads out. */
export function Booked({ appointment, point, onAgain }: BookedProps) {
  const { t, pick, language } = useText(telephone)
  const { day, startMinute, number } = appointment
  const line = t('bookedLine', {
    day: dayText(day, language),
    time: clockText(startMinute),
    point: pick(point.name),
  })
  return (
    <View className="call-booked">
      <Heading level={1} text={t('booked')} />
      <View className="call-booked__number num">{number}</View>
      <View className="call-booked__line num">{line}</View>
      <View className="sub">{pick(point.address)}</View>
      <View className="call-booked__help">{t('bookedHelp')}</View>
      <Button text={t('another')} onTap={onAgain} />
    </View>
  )
}
