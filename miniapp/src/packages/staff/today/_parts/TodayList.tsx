import type { AppointmentView } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { TodayRow } from './TodayRow'

interface TodayListProps {
  query: { data: AppointmentView[] | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
  shown: readonly AppointmentView[]
  now: number
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** Who is expected, by time. */
export function TodayList({ query, shown, now, chosen, onChoose }: TodayListProps) {
  const { t } = useText(today)
  return (
    <Load
      query={query}
      skeleton={<Skeleton rows={5} />}
      isEmpty={(all) => all.length === 0}
      empty={{ icon: 'calendar', title: t('none'), help: t('noneHelp') }}
    >
      {() =>
        shown.length === 0 ? (
          <Blank title={t('noneOfKind')} />
        ) : (
          <View className="today-rows" {...aria({ role: 'list', label: t('people', { count: shown.length }) })}>
            {shown.map((appointment) => (
              <View key={appointment.id} {...aria({ role: 'listitem' })}>
                <TodayRow
                  appointment={appointment}
                  now={now}
                  chosen={appointment.id === chosen}
                  onChoose={() => onChoose(appointment.id)}
                />
              </View>
            ))}
          </View>
        )
      }
    </Load>
  )
}
