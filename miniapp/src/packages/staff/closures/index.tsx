import { listExceptions, removeException } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { clockText } from '@shared/domain/time'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import { usePlaces } from '@/api/places'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Tap } from '@/components/tap/Tap'
import { say, sayError } from '@/components/toast-store'
import { dayText } from '@/i18n/dates'
import { admin } from '@/i18n/texts/admin'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../_parts/DataTable'
import { StaffPage } from '../_parts/StaffPage'
import { rolesOf } from '../_parts/sections'
import { WorkplaceRow } from '../_parts/WorkplaceRow'
import { ClosureForm } from './_parts/ClosureForm'

type Exception = AnswerOf<typeof listExceptions>['exceptions'][number]
const ROLES = rolesOf('closures')
const KEY = 'exceptions'

/** The hall's own closures and extra openings. */
export default function ClosuresPage() {
  const { t, language } = useText(admin)
  const { t: ts } = useText(staff)
  const signedIn = useSignedIn()
  const { point } = usePlaces(ROLES)
  const query = useQuery({
    queryKey: [KEY, point?.id],
    queryFn: async () => (await call(listExceptions, { params: { id: point?.id ?? '' } })).exceptions,
    enabled: signedIn && point !== undefined,
    staleTime: 0,
  })
  const renew = () => queryClient.invalidateQueries({ queryKey: [KEY] })
  const remove = async ({ id }: Exception) => {
    await call(removeException, { params: { id } })
    say(t('removed'))
    await renew()
  }
  const hours = ({ fromMinute, toMinute }: Exception) =>
    fromMinute === null || toMinute === null ? t('wholeDay') : `${clockText(fromMinute)}–${clockText(toMinute)}`
  const windows = ({ windowKind, windows: count }: Exception) =>
    [windowKind ? ts(windowKind) : t('everyWindow'), count === null ? undefined : `× ${count}`]
      .filter(Boolean)
      .join(' ')
  return (
    <StaffPage section="closures" rail={<WorkplaceRow roles={ROLES} />}>
      <Heading level={1} text={t('closuresTitle')} note={t('closuresNote')} />
      <View className="staff-sides">
        <View className="staff-sides__main">
          <Load
            query={query}
            isEmpty={(rows) => rows.length === 0}
            empty={{ icon: 'calendar', title: t('noClosures') }}
          >
            {(rows) => (
              <DataTable
                label={t('closuresTitle')}
                rows={rows}
                rowKey={({ id }) => id}
                columns={[
                  { title: t('day'), main: true, share: 1.4, cell: ({ day }) => dayText(day, language) },
                  {
                    title: t('kindOf'),
                    share: 0.8,
                    cell: ({ kind }) => <Chip tone={kind === 'closed' ? 'stop' : 'good'} text={t(kind)} />,
                  },
                  { title: t('hours'), share: 1.2, cell: hours },
                  { title: t('windowKind'), share: 1.2, cell: windows },
                  { title: t('reason'), share: 2, cell: ({ reason }) => reason },
                  {
                    title: t('remove'),
                    share: 0.7,
                    cell: (row) => (
                      <Tap className="staff-act" onTap={() => void remove(row).catch(sayError)}>
                        {t('remove')}
                      </Tap>
                    ),
                  },
                ]}
              />
            )}
          </Load>
        </View>
        <View className="staff-sides__form">
          {point ? <ClosureForm key={point.id} pointId={point.id} onAdded={renew} /> : null}
        </View>
      </View>
    </StaffPage>
  )
}
