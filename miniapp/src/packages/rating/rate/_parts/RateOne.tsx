import type { RatingView } from '@shared/contract/rating'
import { type ComponentProps, useState } from 'react'
import { hallNow } from '@/api/clock'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { openTab } from '@/device/navigate'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { Given } from './Given'
import { RateForm, type RateFormProps } from './RateForm'
import { useNames } from './use-names'

interface ToRate {
  rating: RatingView | null
  closesAt: number
}

interface RateOneProps<T extends ToRate> {
  query: ComponentProps<typeof Load<T>>['query']
  /** What is asked about it. */
  form: (thing: T) => RateFormProps
  /** Shows it wherever else the thing is shown. */
  onGiven: (given: RatingView) => Promise<void>
}

/** One visit or application: the form, the rating that was given, or why there is none any more. */
export function RateOne<T extends ToRate>({ query, form, onGiven }: RateOneProps<T>) {
  const { t } = useText(rating)
  const names = useNames()
  const [sent, setSent] = useState<RatingView>()
  const done = async (given: RatingView) => {
    setSent(given)
    await onGiven(given)
  }
  const thing = query.data
  const given = sent ?? thing?.rating ?? undefined
  if (thing !== undefined && given === undefined && hallNow() < thing.closesAt) {
    return <RateForm {...form(thing)} onDone={done} />
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
