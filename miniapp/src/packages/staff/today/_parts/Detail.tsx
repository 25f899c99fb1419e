import type { AppointmentView } from '@shared/contract/appointment'
import type { ServicePoint } from '@shared/contract/service-point'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { dayText, instantText } from '@/i18n/dates'
import { staff } from '@/i18n/texts/staff'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { useSubjects } from '../../_parts/use-subjects'

const PARTY = { self: 'forSelf', relative: 'forRelative', company: 'forCompany' } as const
const CHANNEL = { self: 'channelSelf', telephone: 'channelTelephone', waitlist: 'channelWaitlist' } as const

interface DetailProps {
  appointment: AppointmentView
  desks: ServicePoint['desks']
}

/** The facts of one appointment and the course of its visit. */
export function Detail({ appointment, desks }: DetailProps) {
  const { t, language } = useText(today)
  const { t: ts } = useText(staff)
  const subjects = useSubjects()
  const { visit, party } = appointment
  const desk = desks.find(({ id }) => id === visit?.windowId)
  const facts = [
    [t('subject'), subjects(appointment.subject)],
    [
      t('slot'),
      `${dayText(appointment.day, language)} ${clockText(appointment.startMinute)}–${clockText(appointment.endMinute)}`,
    ],
    [t('kind'), desk ? ts('window', { number: desk.number }) : ts(appointment.windowKind)],
    [t('person'), `${party.name} · ${t(PARTY[party.kind])}`],
    [t('channel'), t(CHANNEL[appointment.channel])],
  ] as const
  const course = [
    [appointment.createdAt, t('bookedAt')],
    [visit?.checkedInAt ?? null, t('checkedInAt')],
    [visit?.startedAt ?? null, t('startedAt')],
    [visit?.finishedAt ?? null, visit?.result ? `${t('finishedAt')} · ${t(visit.result)}` : t('finishedAt')],
  ] as const
  return (
    <>
      <View className="today-facts">
        {facts.map(([name, value]) => (
          <View key={name} className="today-fact">
            <View className="tiny">{name}</View>
            <View className="num today-fact__value">{value}</View>
          </View>
        ))}
      </View>
      <Heading text={t('course')} />
      <View className="today-course">
        {course.map(([at, what]) =>
          at === null ? null : (
            <View key={what} className="today-step">
              <View className="today-step__time num">{instantText(at, language)}</View>
              <View className="grow">{what}</View>
            </View>
          ),
        )}
        {visit?.finishedAt ? (
          <View className="today-step">
            <View className="today-step__time" />
            <View className="grow sub">{visit.rated ? t('rated') : t('notRated')}</View>
          </View>
        ) : null}
      </View>
    </>
  )
}
