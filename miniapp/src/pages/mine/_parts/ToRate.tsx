import { hallNow } from '@/api/clock'
import { useApplications } from '@/api/queries/applications'
import { useAppointments } from '@/api/queries/appointments'
import { useCatalogue } from '@/api/queries/catalogue'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { dayText } from '@/i18n/dates'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'

/** Finished visits and applications that can still be rated; nothing when there are none. */
export function ToRate() {
  const { t, pick, language } = useText(mine)
  const { data } = useAppointments()
  const { data: catalogue } = useCatalogue()
  const visits = (data?.appointments ?? []).flatMap(({ allowedActions, visit, ...rest }) =>
    allowedActions.includes('rate') && visit ? [{ ...rest, visit }] : [],
  )
  const applications = (useApplications().data?.pages ?? []).flatMap((page) =>
    page.applications.filter(({ rateUntil }) => rateUntil !== null && hallNow() < rateUntil),
  )
  const count = visits.length + applications.length
  if (count === 0) return null
  return (
    <>
      <Heading text={t('toRate')} count={String(count)} />
      <Card kind="rows">
        {visits.map(({ id, visit, subject, pointId, day }) => {
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
        {applications.map(({ id, name }) => (
          <Row
            key={id}
            icon="star"
            title={pick(name)}
            sub={t('toRateWhole')}
            onTap={() => void open('rate', { application: id })}
          />
        ))}
      </Card>
    </>
  )
}
