import { listAuthorisations, revokeAuthorisation } from '@shared/contract/authority'
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
import { useItemNames } from '../_parts/use-item-names'
import { usePlaceNames } from '../_parts/use-names'
import { PowerForm } from './_parts/PowerForm'

type Power = AnswerOf<typeof listAuthorisations>['authorisations'][number]
const KEY = ['authorisations']
const who = ({ person, phone, accountId }: Power) => personName(person, phone ?? accountId)

/** Who may decide in the name of which department, until when. */
export default function AuthorisationsPage() {
  const { t } = useText(deskPeople)
  const places = usePlaceNames()
  const { name: itemName } = useItemNames()
  const signedIn = useSignedIn()
  const [ending, setEnding] = useState<Power>()
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await call(listAuthorisations)).authorisations,
    enabled: signedIn,
    staleTime: 0,
  })
  const renew = () => queryClient.invalidateQueries({ queryKey: KEY })
  const end = async () => {
    if (!ending) return
    await call(revokeAuthorisation, { params: { id: ending.id } })
    setEnding(undefined)
    say(t('endDone'))
    await renew()
  }
  const standing = ({ fromDay, toDay, revokedAt }: Power) => standingOf(fromDay, toDay, revokedAt)
  const live = (power: Power) => standing(power) === 'active' || standing(power) === 'coming'
  return (
    <StaffPage section="authorisations">
      <Heading level={1} text={t('powersTitle')} note={t('powersNote')} />
      <View className="staff-sides">
        <View className="staff-sides__main">
          <Load query={query} isEmpty={(rows) => rows.length === 0} empty={{ icon: 'shield', title: t('noPowers') }}>
            {(powers) => (
              <DataTable
                label={t('powersTitle')}
                rows={powers}
                rowKey={({ id }) => id}
                columns={[
                  { title: t('who'), main: true, share: 1.2, cell: who },
                  {
                    title: t('department'),
                    share: 1.6,
                    cell: ({ departmentId }) => places.department(departmentId),
                  },
                  {
                    title: t('items'),
                    cell: ({ items }) => (items === null ? t('everyItem') : items.map(itemName).join('、')),
                  },
                  { title: t('period'), share: 1.3, cell: ({ fromDay, toDay }) => `${fromDay} – ${toDay}` },
                  {
                    title: t('state'),
                    cell: (power) => <Chip tone={live(power) ? 'good' : 'plain'} text={t(standing(power))} />,
                  },
                  {
                    title: t('end'),
                    share: 0.7,
                    cell: (power) =>
                      live(power) ? (
                        <Tap className="staff-act" onTap={() => setEnding(power)}>
                          {t('end')}
                        </Tap>
                      ) : null,
                  },
                ]}
              />
            )}
          </Load>
        </View>
        <View className="staff-sides__form">
          <PowerForm onAdded={renew} />
        </View>
      </View>
      <Sheet
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('endTitle')}
        foot={
          <>
            <Button kind="ghost" text={t('cancel')} onTap={() => setEnding(undefined)} />
            <Button kind="danger" text={t('end')} onTap={end} />
          </>
        }
      >
        {ending
          ? t('endHelp', {
              who: who(ending),
              department: places.department(ending.departmentId),
            })
          : ''}
      </Sheet>
    </StaffPage>
  )
}
