import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { supervisor } from '@/i18n/texts/supervisor'
import { useText } from '@/i18n/use-text'
import { Filter } from '../_parts/Filter'
import { More } from '../_parts/More'
import { StaffPage } from '../_parts/StaffPage'
import { useReach } from '../_parts/use-reach'
import { WorkplaceRow } from '../_parts/WorkplaceRow'
import { Counts } from './_parts/Counts'
import { RatingTable } from './_parts/RatingTable'
import { type About, useRatings } from './_parts/use-ratings'

/** Who reads the ratings of a service point; the people of a department read theirs. */
const POINT_ROLES = ['supervisor'] as const
const ABOUT = ['every', 'visit', 'application'] as const

/** What people said of a service point or of a department's part; bad ones alone when asked. */
export default function RatingsPage() {
  const { t } = useText(supervisor)
  const { point } = usePlaces(POINT_ROLES)
  const { reaches, atPoint } = useReach(POINT_ROLES)
  const [chosen, setChosen] = useState<string>()
  const [about, setAbout] = useState<About>('every')
  const [show, setShow] = useState<'all' | 'bad'>('all')
  const reach = reaches.find(({ id }) => id === chosen) ?? reaches[0]
  const isPoint = reach?.scope.pointId !== undefined
  const pages = useRatings(reach?.scope, about, show === 'bad')
  return (
    <StaffPage section="ratings" rail={atPoint ? <WorkplaceRow roles={POINT_ROLES} /> : null}>
      <Heading level={1} text={t('ratingsTitle')} note={isPoint ? t('ratingsNote') : t('ratingsNoteDepartment')} />
      {isPoint && point ? <Counts pointId={point.id} /> : null}
      {reach && reaches.length > 1 ? (
        <Filter
          label={t('whose')}
          value={reach.id}
          onChange={setChosen}
          options={reaches.map(({ id, text }) => ({ value: id, text }))}
        />
      ) : null}
      {isPoint ? (
        <Filter
          label={t('about')}
          value={about}
          onChange={setAbout}
          options={ABOUT.map((one) => ({ value: one, text: t(`about_${one}`) }))}
        />
      ) : null}
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
        {(rows) => <RatingTable ratings={rows} desks={isPoint ? (point?.desks ?? []) : undefined} />}
      </Load>
      <More pages={pages} />
    </StaffPage>
  )
}
