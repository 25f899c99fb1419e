import { clockText } from '@shared/domain/time'
import { useAppointments } from '@/api/queries/appointments'
import { useCatalogue } from '@/api/queries/catalogue'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { dayText } from '@/i18n/dates'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'

const OPEN_STATES = ['booked', 'checked_in', 'serving']

/** The next appointment in one row; nothing when there is none. */
export function NextRow() {
  const { t, pick, language } = useText(mine)
  const { data } = useAppointments()
  const { data: catalogue } = useCatalogue()
  const next = data?.appointments
    .filter(({ state }) => OPEN_STATES.includes(state))
    .sort((a, b) => a.day.localeCompare(b.day) || a.startMinute - b.startMinute)[0]
  if (!next) return null
  const range = t('range', { from: clockText(next.startMinute), to: clockText(next.endMinute) })
  const names = [
    catalogue?.bundles.find(({ id }) => id === next.subject.id)?.name,
    catalogue?.points.find(({ id }) => id === next.pointId)?.name,
  ]
  return (
    <>
      <Heading text={t('next')} />
      <Card kind="rows">
        <Row
          icon="calendar"
          title={`${dayText(next.day, language)} ${range}`}
          sub={names.flatMap((name) => (name ? [pick(name)] : [])).join(' · ')}
          onTap={() => void open('pass', { id: next.id })}
        />
      </Card>
    </>
  )
}
