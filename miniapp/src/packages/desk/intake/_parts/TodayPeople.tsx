import type { AppointmentView } from '@shared/contract/appointment'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { Tap } from '@/components/tap/Tap'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useSubjects } from '../../../staff/_parts/use-subjects'

interface TodayPeopleProps {
  query: { data: AppointmentView[] | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
  onChoose: (appointment: AppointmentView) => void
}

/** Who is booked here today and still here or to come. */
const OPEN: readonly string[] = ['booked', 'checked_in', 'serving']

/** The people of today; a tap looks for what they have submitted. */
export function TodayPeople({ query, onChoose }: TodayPeopleProps) {
  const { t } = useText(deskIntake)
  const subjects = useSubjects()
  return (
    <>
      <View className="intake-title">
        <Heading text={t('today')} />
      </View>
      <Load query={query} skeleton={<Skeleton rows={3} />}>
        {(all) => {
          const open = all.filter(({ state }) => OPEN.includes(state))
          if (open.length === 0) return <View className="tiny intake-none">{t('noToday')}</View>
          return (
            <View className="work-rows" {...aria({ role: 'list', label: t('today') })}>
              {open.map((one) => (
                <View key={one.id} {...aria({ role: 'listitem' })}>
                  <Tap className="work-row" onTap={() => onChoose(one)}>
                    <View className="work-row__content">
                      <View className="intake-time num">{clockText(one.startMinute)}</View>
                      <View className="grow">
                        <View className="strong num">
                          {t('withAppointment', { number: one.number, name: one.party.name })}
                        </View>
                        <View className="tiny">{subjects(one.subject)}</View>
                      </View>
                    </View>
                  </Tap>
                </View>
              ))}
            </View>
          )
        }}
      </Load>
    </>
  )
}
