import type { RatingView, VisitToRate } from '@shared/contract/rating'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { renewAppointments } from '@/api/queries/appointment'
import { useVisitToRate, visitKey } from '@/api/queries/rating'
import { queryClient } from '@/api/query'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { openTab } from '@/device/navigate'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { Given } from './Given'
import { RateForm } from './RateForm'
import { useNames } from './use-names'

/** One visit: the form, the rating that was given, or why there is none any more. */
export function OneVisit({ id }: { id: string }) {
  const { t } = useText(rating)
  const query = useVisitToRate(id)
  const names = useNames()
  const [sent, setSent] = useState<RatingView>()

  const done = async (given: RatingView) => {
    setSent(given)
    queryClient.setQueryData<VisitToRate>(visitKey(id), (before) => before && { ...before, rating: given })
    await renewAppointments()
  }
  const visit = query.data
  const given = sent ?? visit?.rating ?? undefined
  if (visit !== undefined && given === undefined && hallNow() < visit.closesAt) {
    return <RateForm visit={visit} onDone={done} />
  }
  return (
    <Page title={t('title')} leave="close" ownHeading={given !== undefined}>
      {given !== undefined ? (
        <Given rating={given} fresh={sent !== undefined} />
      ) : (
        <Load query={query}>
          {() => (
            <Blank
              icon="clock"
              title={t('closed')}
              help={t('closedHelp', { phone: names.hotline })}
              action={{ text: t('home'), onTap: () => openTab('home') }}
            />
          )}
        </Load>
      )}
    </Page>
  )
}
