import type { LateCase } from '@shared/contract/supervision'
import { QUEUES } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Tap } from '@/components/tap/Tap'
import { open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { dayText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { supervision } from '@/i18n/texts/supervision'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { DataTable } from '../../staff/_parts/DataTable'
import { More } from '../../staff/_parts/More'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { rolesOf } from '../../staff/_parts/sections'
import { useLate } from '../_parts/queries'
import { type Urged, UrgeSheet } from '../_parts/UrgeSheet'
import { useCaseColumns } from '../_parts/use-case-columns'
import { useTurn } from '../_parts/use-turn'
import { LIT } from '../overview/_parts/group'
import '../_parts/supervision.scss'

const ROLES = rolesOf('supervision')

/** The cases behind a number of the overview (`?light=`, and one of `department`, `item`, `queue`). */
export default function LatePage() {
  const { t, pick, language } = useText(supervision)
  const { t: tc } = useText(deskCase)
  const params = useParams()
  const { point } = usePlaces(ROLES)
  const places = usePlaceNames()
  const turn = useTurn()
  const columns = useCaseColumns()
  const light = LIT.find((one) => one === params.light) ?? 'red'
  const queue = QUEUES.find((one) => one === params.queue)
  const query = useLate({
    light,
    pointId: point?.id,
    departmentId: params.department,
    itemId: params.item,
    queue,
  })
  const [urged, setUrged] = useState<Urged>()

  const [first] = query.data ?? []
  const scope = () => {
    if (params.department !== undefined) return places.department(params.department)
    if (params.item !== undefined) return first ? pick(first.name) : ''
    return queue === undefined ? t('everywhere') : turn(queue)
  }
  const day = ({ dueDay }: LateCase) => (dueDay === null ? t('noDay') : dayText(dueDay, language))
  return (
    <StaffPage section="supervision">
      <Heading
        level={1}
        text={t('lateTitle', { light: tc(`light_${light}`) })}
        note={[scope(), t('lateNote')].filter((part) => part !== '').join(' · ')}
      />
      <Load query={query} isEmpty={(rows) => rows.length === 0} empty={{ icon: 'check', title: t('lateNone') }}>
        {(rows) => (
          <>
            <DataTable
              label={t('lateTitle', { light: tc(`light_${light}`) })}
              rows={rows}
              rowKey={({ caseId }) => caseId}
              columns={[
                columns.item,
                columns.number,
                columns.department,
                {
                  title: t('turn'),
                  share: 1.4,
                  cell: (row) => `${turn(row.queue)} · ${row.taken ? personName(row.takenBy, t('taken')) : t('free')}`,
                },
                { title: t('dueDay'), share: 1.2, cell: day },
                {
                  title: t('toDo'),
                  share: 1.3,
                  cell: (row) => (
                    <View className="lit-acts">
                      <Tap
                        className="staff-act staff-act--plain"
                        onTap={() => void open('deskCase', { id: row.applicationId, case: row.caseId })}
                      >
                        {t('open')}
                      </Tap>
                      <Tap
                        className="staff-act staff-act--plain"
                        onTap={() =>
                          setUrged({ caseId: row.caseId, name: pick(row.name), taken: row.taken, takenBy: row.takenBy })
                        }
                      >
                        {t('urge')}
                      </Tap>
                    </View>
                  ),
                },
              ]}
            />
            <More pages={query} text={t('more')} />
          </>
        )}
      </Load>
      {urged ? <UrgeSheet {...urged} onClose={() => setUrged(undefined)} /> : null}
    </StaffPage>
  )
}
