import { rateVisit, type VisitToRate } from '@shared/contract/rating'
import { call } from '@/api/client'
import { renewAppointments } from '@/api/queries/appointment'
import { useVisitToRate, visitKey } from '@/api/queries/rating'
import { queryClient } from '@/api/query'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { RateOne } from './RateOne'
import { useNames } from './use-names'

/** One visit at a window. */
export function OneVisit({ id }: { id: string }) {
  const { t } = useText(rating)
  const names = useNames()
  const noteOf = ({ windowId }: VisitToRate) => {
    const window = names.window(windowId)
    return window ? t('at', { window }) : t('atPoint')
  }
  return (
    <RateOne
      query={useVisitToRate(id)}
      form={(visit) => ({
        question: t('question'),
        note: noteOf(visit),
        anonymousHelp: t('anonymousHelp'),
        send: (said, _, idempotencyKey) => call(rateVisit, { params: { id }, body: said, idempotencyKey }),
      })}
      onGiven={async (given) => {
        queryClient.setQueryData<VisitToRate>(visitKey(id), (before) => before && { ...before, rating: given })
        await renewAppointments()
      }}
    />
  )
}
