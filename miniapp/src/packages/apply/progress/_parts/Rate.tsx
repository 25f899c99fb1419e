import type { ProgressView } from '@shared/contract/progress'
import { dayOf } from '@shared/domain/time'
import { hallNow } from '@/api/clock'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { monthDay } from '@/i18n/dates'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'
import { AskCard } from './AskCard'

/** Once it is over: the question how it was, as long as it can be answered; afterwards what was answered. */
export function Rate({ view: { id, rating } }: { view: ProgressView }) {
  const { t, language } = useText(progressAsks)
  const rate = () => open('rate', { application: id })
  if (rating === null) return null
  if (rating.given) {
    return (
      <Card kind="rows">
        <Row icon="star" title={t('rated')} sub={t('ratedSub')} onTap={rate} />
      </Card>
    )
  }
  if (hallNow() >= rating.closesAt) return null
  return (
    <AskCard
      title={t('rate')}
      note={t('rateNote', { day: monthDay(dayOf(rating.closesAt - 1), language) })}
      action={<Button kind="ghost" text={t('rateGo')} onTap={rate} />}
    />
  )
}
