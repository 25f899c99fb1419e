import { listGrants, revokeRole } from '@shared/contract/admin'
import { dayOf } from '@shared/domain/time'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { usePoints } from '@/api/queries/points'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Sheet } from '@/components/Sheet'
import { Tap } from '@/components/tap/Tap'
import { say } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { staff } from '@/i18n/texts/staff'
import { usePersonText } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { DataTable } from '../_parts/DataTable'
import { StaffPage } from '../_parts/StaffPage'
import { GrantForm } from './_parts/GrantForm'
import { type Grant, NameSheet, whoOf } from './_parts/NameSheet'

const KEY = ['grants']

/** Who may do what, where and until when. */
export default function GrantsPage() {
  const { t, pick } = useText(admin)
  const { t: ts } = useText(staff)
  const signedIn = useSignedIn()
  const { data: points } = usePoints()
  const places = usePlaceNames()
  const [leaving, setLeaving] = useState<Grant>()
  const [naming, setNaming] = useState<Grant>()
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await call(listGrants)).grants,
    enabled: signedIn,
    staleTime: 0,
  })
  const renew = () => queryClient.invalidateQueries({ queryKey: KEY })
  const revoke = async () => {
    if (!leaving) return
    await call(revokeRole, { params: { id: leaving.id } })
    setLeaving(undefined)
    say(t('revokedSay'))
    await renew()
  }
  const pointName = (id: string | null): string => {
    if (id === null) return t('everywhere')
    const point = points?.find((one) => one.id === id)
    return point ? pick(point.name) : id
  }
  const placeOf = ({ pointId, departmentId }: Grant) =>
    departmentId === null ? pointName(pointId) : places.department(departmentId)
  const live = ({ revokedAt, expiresAt }: Grant) => revokedAt === null && expiresAt > hallNow()
  const stateOf = (grant: Grant) => (live(grant) ? t('active') : grant.revokedAt === null ? t('expired') : t('revoked'))
  return (
    <StaffPage section="grants">
      <Heading level={1} text={t('grantsTitle')} note={t('grantsNote')} />
      <View className="staff-sides">
        <View className="staff-sides__main">
          <Load query={query} isEmpty={(rows) => rows.length === 0} empty={{ icon: 'people', title: t('noGrants') }}>
            {(grants) => (
              <DataTable
                label={t('grantsTitle')}
                rows={grants}
                rowKey={({ id }) => id}
                columns={[
                  { title: t('who'), main: true, share: 2, cell: (grant) => <Who grant={grant} /> },
                  { title: t('role'), cell: ({ role }) => ts(role) },
                  { title: t('place'), share: 1.5, cell: placeOf },
                  { title: t('until'), share: 1.3, cell: ({ expiresAt }) => dayOf(expiresAt) },
                  {
                    title: t('state'),
                    share: 0.8,
                    cell: (grant) => <Chip tone={live(grant) ? 'good' : 'plain'} text={stateOf(grant)} />,
                  },
                  {
                    title: t('acts'),
                    share: 1.8,
                    cell: (grant) => (
                      <View className="staff-acts">
                        <Tap
                          className="staff-act staff-act--plain"
                          label={`${t('nameIt')}：${whoOf(grant)}`}
                          onTap={() => setNaming(grant)}
                        >
                          {t('nameIt')}
                        </Tap>
                        {live(grant) ? (
                          <Tap className="staff-act" onTap={() => setLeaving(grant)}>
                            {t('revoke')}
                          </Tap>
                        ) : null}
                      </View>
                    ),
                  },
                ]}
              />
            )}
          </Load>
        </View>
        <View className="staff-sides__form">
          <GrantForm points={points ?? []} onGranted={renew} />
        </View>
      </View>
      <Sheet
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={t('revokeTitle')}
        foot={
          <>
            <Button kind="ghost" text={ts('cancel')} onTap={() => setLeaving(undefined)} />
            <Button kind="danger" text={t('revoke')} onTap={revoke} />
          </>
        }
      >
        {leaving ? t('revokeHelp', { who: whoOf(leaving), role: ts(leaving.role) }) : ''}
      </Sheet>
      {naming ? <NameSheet grant={naming} onClose={() => setNaming(undefined)} onNamed={renew} /> : null}
    </StaffPage>
  )
}

/** Who holds a role: by name and number, with the phone the role was given to. */
function Who({ grant }: { grant: Grant }) {
  const nameOf = usePersonText()
  const { person, phone } = grant
  if (person === null) return whoOf(grant)
  return (
    <>
      <View>{nameOf(person, '')}</View>
      {phone === null ? null : <View className="tiny num">{phone}</View>}
    </>
  )
}
