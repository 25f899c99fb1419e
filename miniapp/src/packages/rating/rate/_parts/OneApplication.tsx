import { type ApplicationToRate, rateApplication } from '@shared/contract/rating'
import { call } from '@/api/client'
import { renewApplications } from '@/api/queries/application'
import { applicationToRateKey, useApplicationToRate } from '@/api/queries/rating'
import { queryClient } from '@/api/query'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { RateOne } from './RateOne'

interface OneApplicationProps {
  id: string
  /** Shown at the counter to who has no account. */
  code?: string
}

/** One application that came to its end: one question for all of it. */
export function OneApplication({ id, code }: OneApplicationProps) {
  const { t, pick } = useText(rating)
  return (
    <RateOne
      query={useApplicationToRate(id, code)}
      form={({ name, items }) => ({
        question: t('questionWhole'),
        note: t('whole', { name: pick(name) }),
        anonymousHelp: t('anonymousWhole'),
        parts: items.map((item) => ({ id: item.id, name: pick(item.name) })),
        send: (said, named, idempotencyKey) => {
          const body = { ...said, items: named, ...(code === undefined ? {} : { code }) }
          return call(rateApplication, { params: { id }, body, idempotencyKey })
        },
      })}
      onGiven={async (given) => {
        queryClient.setQueryData<ApplicationToRate>(
          applicationToRateKey(id),
          (before) => before && { ...before, rating: given },
        )
        await renewApplications()
      }}
    />
  )
}
