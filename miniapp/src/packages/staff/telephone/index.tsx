import type { AppointmentView } from '@shared/contract/appointment'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Heading } from '@/components/Heading'
import { telephone } from '@/i18n/texts/telephone'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../_parts/StaffPage'
import { rolesOf } from '../_parts/sections'
import { WorkplaceRow } from '../_parts/WorkplaceRow'
import { Booked } from './_parts/Booked'
import { CallForm } from './_parts/CallForm'

const ROLES = rolesOf('telephone')

/** Books for somebody on the telephone. */
export default function TelephonePage() {
  const { t } = useText(telephone)
  const { point } = usePlaces(ROLES)
  const [booked, setBooked] = useState<AppointmentView>()
  return (
    <StaffPage section="telephone" rail={<WorkplaceRow roles={ROLES} />}>
      {booked && point ? (
        <Booked appointment={booked} point={point} onAgain={() => setBooked(undefined)} />
      ) : (
        <>
          <Heading level={1} text={t('title')} note={t('note')} />
          {point ? <CallForm key={point.id} point={point} onBooked={setBooked} /> : null}
        </>
      )}
    </StaffPage>
  )
}
