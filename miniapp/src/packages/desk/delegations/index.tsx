import { endDelegation, listDelegations } from '@shared/contract/authority'
import type { AnswerOf } from '@shared/contract/endpoint'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Sheet } from '@/components/Sheet'
import { Tap } from '@/components/tap/Tap'
import { say } from '@/components/toast-store'
import { deskPeople } from '@/i18n/texts/desk-people'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../../staff/_parts/DataTable'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { standingOf } from '../_parts/period'
import { usePlaceNames } from '../_parts/use-names'
import { LeaveForm } from './_parts/LeaveForm'

type Leave = AnswerOf<typeof listDelegations>['delegations'][number]
const KEY = ['delegations']

/** Who stands in for me, and for whom I stand in. */
export default function DelegationsPage() {
  const { t } = useText(deskPeople)
  const places = usePlaceNames()
  const signedIn = useSignedIn()
  const [ending, setEnding] = useState<Leave>()
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await call(listDelegations)).delegations,
    enabled: signedIn,
    staleTime: 0,
  })
  const renew = () => queryClient.invalidateQueries({ queryKey: KEY })
  const end = async () => {
    if (!ending) return
    await call(endDelegation, { params: { id: ending.id } })
    setEnding(undefined)
    say(t('leaveEnded'))
    await renew()
  }
  const standing = ({ fromDay, toDay, endedAt }: Leave) => standingOf(fromDay, toDay, endedAt)
  const standIn = ({ to, toPhone }: Leave) => personName(to, toPhone ?? t('nobody'))
  const live = (leave: Leave) => standing(leave) === 'active' || standing(leave) === 'coming'
  return (
    <StaffPage section="delegations">
      <Heading level={1} text={t('leaveTitle')} note={t('leaveNote')} />
      <View className="staff-sides">
        <View className="staff-sides__main">
          <Load
            query={query}
            isEmpty={(rows) => rows.length === 0}
            empty={{ icon: 'swap', title: t('noLeave'), help: t('noLeaveHelp') }}
          >
            {(leaves) => (
              <DataTable
                label={t('leaveTitle')}
                rows={leaves}
                rowKey={({ id }) => id}
                columns={[
                  {
                    title: t('fromPhone'),
                    main: true,
                    share: 1.2,
                    cell: ({ from, fromPhone }) => personName(from, fromPhone ?? t('nobody')),
                  },
                  { title: t('toPhone'), share: 1.2, cell: standIn },
                  {
                    title: t('department'),
                    share: 1.6,
                    cell: ({ departmentId }) => places.department(departmentId),
                  },
                  { title: t('period'), share: 1.4, cell: ({ fromDay, toDay }) => `${fromDay} – ${toDay}` },
                  {
                    title: t('state'),
                    cell: (leave) => <Chip tone={live(leave) ? 'good' : 'plain'} text={t(standing(leave))} />,
                  },
                  {
                    title: t('leaveEnd'),
                    share: 0.7,
                    cell: (leave) =>
                      live(leave) ? (
                        <Tap className="staff-act" onTap={() => setEnding(leave)}>
                          {t('leaveEnd')}
                        </Tap>
                      ) : null,
                  },
                ]}
              />
            )}
          </Load>
        </View>
        <View className="staff-sides__form">
          <LeaveForm onAdded={renew} />
        </View>
      </View>
      <Sheet
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('leaveEndTitle')}
        foot={
          <>
            <Button kind="ghost" text={t('cancel')} onTap={() => setEnding(undefined)} />
            <Button kind="danger" text={t('leaveEnd')} onTap={end} />
          </>
        }
      >
        {ending ? t('leaveEndHelp', { who: standIn(ending) }) : ''}
      </Sheet>
    </StaffPage>
  )
}
