import { useState } from 'react'
import { useVisitsAtWindow } from '@/api/queries/rating'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { instantText } from '@/i18n/dates'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { OneVisit } from './OneVisit'
import { useNames } from './use-names'

/** What the printed code of a window opens: the one visit that waits for a rating, or a choice of several. */
export function AtWindow({ id }: { id: string }) {
  const { t, language } = useText(rating)
  const query = useVisitsAtWindow(id)
  const names = useNames()
  const [chosen, setChosen] = useState<string>()
  // Asked once: after the rating the list is empty, and the thanks must stay.
  const only = query.data?.length === 1 ? query.data[0]?.visitId : undefined
  const visit = chosen ?? only
  if (visit !== undefined) return <OneVisit id={visit} />
  return (
    <Page title={t('title')} leave="close">
      <Load
        query={query}
        isEmpty={(visits) => visits.length === 0}
        empty={{ icon: 'star', title: t('nothing'), help: t('nothingHelp') }}
      >
        {(visits) => (
          <>
            <Heading level={1} text={t('which')} />
            <Card kind="rows">
              {visits.map(({ visitId, subject, finishedAt }) => (
                <Row
                  key={visitId}
                  title={names.subject(subject.id) ?? t('title')}
                  sub={t('visit', { time: instantText(finishedAt, language) })}
                  onTap={() => setChosen(visitId)}
                />
              ))}
            </Card>
          </>
        )}
      </Load>
    </Page>
  )
}
