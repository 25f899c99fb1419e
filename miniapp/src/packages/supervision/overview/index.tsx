import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Blank } from '@/components/Blank'
import { Figures } from '@/components/Figures'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Tap } from '@/components/tap/Tap'
import { open } from '@/device/navigate'
import { deskCase } from '@/i18n/texts/desk-case'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { DataTable } from '../../staff/_parts/DataTable'
import { Filter } from '../../staff/_parts/Filter'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { rolesOf } from '../../staff/_parts/sections'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { useLights } from '../_parts/queries'
import { useTurn } from '../_parts/use-turn'
import { GROUPINGS, type Group, type Grouping, groups, LIT, type Lit, totals } from './_parts/group'
import '../_parts/supervision.scss'

const ROLES = rolesOf('supervision')

/** Which cases of a service point are late or nearly so, counted by department, item and window. */
export default function OverviewPage() {
  const { t, pick } = useText(supervision)
  const { t: tc } = useText(deskCase)
  const { point } = usePlaces(ROLES)
  const places = usePlaceNames()
  const turn = useTurn()
  const query = useLights(point?.id)
  const [grouping, setGrouping] = useState<Grouping>('department')

  const nameOf = ({ one }: Group): string => {
    if (grouping === 'department') return places.department(one.departmentId)
    return grouping === 'item' ? pick(one.name) : turn(one.queue)
  }
  const show = (group: Group, light: Lit) => {
    const { departmentId, itemId, queue } = group.one
    const by = {
      department: { department: departmentId },
      item: { item: itemId },
      window: { queue: queue ?? undefined },
    }
    void open('supervisionLate', { light, ...by[grouping] })
  }
  const number = (group: Group, light: Lit) => {
    const count = group.counts[light]
    // Nobody's turn is no list of its own: those cases stand in the department's.
    if (count === 0 || group.id === 'nobody') return <View className="lit lit--none">{count}</View>
    return (
      <Tap
        className={`lit lit--${light}`}
        label={t('behind', { group: nameOf(group), light: tc(`light_${light}`), count })}
        onTap={() => show(group, light)}
      >
        {count}
      </Tap>
    )
  }
  return (
    <StaffPage section="supervision" rail={<WorkplaceRow roles={ROLES} />}>
      <Heading level={1} text={t('lightsTitle')} note={t('lightsNote')} />
      <Load query={query}>
        {(all) => {
          const counts = totals(all)
          return all.length === 0 ? (
            <Blank icon="check" title={t('lightsNone')} help={t('lightsNoneHelp')} />
          ) : (
            <>
              <Figures figures={LIT.map((light) => ({ value: String(counts[light]), label: tc(`light_${light}`) }))} />
              <Filter
                label={t('group')}
                value={grouping}
                onChange={setGrouping}
                options={GROUPINGS.map((one) => ({ value: one, text: t(`by_${one}`) }))}
              />
              <DataTable
                label={t('lightsTitle')}
                rows={groups(all, grouping)}
                rowKey={({ id }) => id}
                columns={[
                  { title: t(`by_${grouping}`), main: true, share: 3, cell: nameOf },
                  ...LIT.map((light) => ({
                    title: tc(`light_${light}`),
                    cell: (group: Group) => number(group, light),
                  })),
                ]}
              />
            </>
          )
        }}
      </Load>
    </StaffPage>
  )
}
