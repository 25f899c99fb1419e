import { type AppointmentView, listAppointments } from '@shared/contract/appointment'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { appointments as words } from '@/i18n/texts/appointments'
import { useText } from '@/i18n/use-text'
import { AppointmentCard } from './AppointmentCard'

interface PastProps {
  first: readonly AppointmentView[]
  /** Where the earlier ones begin; null when these are all. */
  next: number | null
}

/** What is over, newest first; earlier ones are fetched when asked for. */
export function Past({ first, next }: PastProps) {
  const { t } = useText(words)
  const [more, setMore] = useState<{ from: number | null; shown: AppointmentView[]; next: number | null }>()
  // The first page was read anew: what followed an older one no longer fits.
  const following = more?.from === next ? more : undefined
  const before = following ? following.next : next
  const shown = [...first, ...(following?.shown ?? [])]
  if (shown.length === 0) return null
  const load = async () => {
    if (before === null) return
    const page = await call(listAppointments, { query: { before: String(before) } })
    setMore({ from: next, shown: [...(following?.shown ?? []), ...page.appointments], next: page.next })
  }
  return (
    <>
      <Heading text={t('past')} />
      {shown.map((appointment) => (
        <AppointmentCard key={appointment.id} appointment={appointment} />
      ))}
      {before === null ? null : <Button kind="plain" text={t('more')} onTap={load} />}
    </>
  )
}
