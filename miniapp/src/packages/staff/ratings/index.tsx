import { listRatings } from '@shared/contract/rating'
import { useState } from 'react'
import { call } from '@/api/client'
import { usePlaces } from '@/api/places'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { supervisor } from '@/i18n/texts/supervisor'
import { useText } from '@/i18n/use-text'
import { Filter } from '../_parts/Filter'
import { More } from '../_parts/More'
import { StaffPage } from '../_parts/StaffPage'
import { rolesOf } from '../_parts/sections'
import { usePages } from '../_parts/use-pages'
import { WorkplaceRow } from '../_parts/WorkplaceRow'
import { RatingTable } from './_parts/RatingTable'

const ROLES = rolesOf('ratings')

/** The ratings of a service point for its supervisor; bad ones alone when asked. */
export default function RatingsPage() {
  const { t } = useText(supervisor)
  const { point } = usePlaces(ROLES)
  const [show, setShow] = useState<'all' | 'bad'>('all')
  const pages = usePages(
    ['staff-ratings', point?.id, show],
    async (before) => {
      const bad = show === 'bad' ? ('true' as const) : ('false' as const)
      const query = before === undefined ? { bad } : { bad, before }
      const { ratings, next } = await call(listRatings, { params: { id: point?.id ?? '' }, query })
      return { rows: ratings, next }
    },
    { enabled: point !== undefined },
  )
  return (
    <StaffPage section="ratings" rail={<WorkplaceRow roles={ROLES} />}>
      <Heading level={1} text={t('ratingsTitle')} note={t('ratingsNote')} />
      <Filter
        label={t('show')}
        value={show}
        onChange={setShow}
        options={[
          { value: 'all', text: t('all') },
          { value: 'bad', text: t('bad') },
        ]}
      />
      <Load
        query={pages}
        isEmpty={(rows) => rows.length === 0}
        empty={
          show === 'bad'
            ? { icon: 'check', title: t('noBad') }
            : { icon: 'star', title: t('noRatings'), help: t('noRatingsHelp') }
        }
      >
        {(rows) => <RatingTable ratings={rows} desks={point?.desks ?? []} />}
      </Load>
      <More pages={pages} />
    </StaffPage>
  )
}
