import { useAppointments } from '@/api/queries/appointments'
import { useCatalogue } from '@/api/queries/catalogue'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { dayText } from '@/i18n/dates'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'

/** Finished visits that can still be rated; nothing when there are none. */
export function ToRate() {
  const { t, pick, language } = useText(mine)
  const { data } = useAppointments()
  const { data: catalogue } = useCatalogue()
  const waiting = (data?.appointments ?? []).flatMap(({ allowedActions, visit, ...rest }) =>
    allowedActions.includes('rate') && visit ? [{ ...rest, visit }] : [],
  )
  if (waiting.length === 0) return null
  return (
    <>
      <Heading text={t('toRate')} count={String(waiting.length)} />
      <Card kind="rows">
        {waiting.map(({ id, visit, subject, pointId, day }) => {
          const bundle = catalogue?.bundles.find((one) => one.id === subject.id)
          const point = catalogue?.points.find((one) => one.id === pointId)
          const name = bundle?.name ?? point?.name
          return (
            <Row
              key={id}
              icon="star"
              title={name ? pick(name) : t('toRate')}
              sub={t('toRateSub', { day: dayText(day, language) })}
              onTap={() => void open('rate', { visit: visit.id })}
            />
          )
        })}
      </Card>
    </>
  )
}
