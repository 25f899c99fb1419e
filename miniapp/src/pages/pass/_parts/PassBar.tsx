import { type AppointmentView, cancelAppointment } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewAppointments } from '@/api/queries/appointment'
import { queryClient } from '@/api/query'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { open, replace } from '@/device/navigate'
import { instantText } from '@/i18n/dates'
import { pass as words } from '@/i18n/texts/pass'
import { useText } from '@/i18n/use-text'

/** What may be done now, as the API says; nothing is drawn when that is nothing. */
export function PassBar({ appointment }: { appointment: AppointmentView }) {
  const { t } = useText(words)
  const [asking, setAsking] = useState(false)
  const { id, allowedActions, visit, subject, state } = appointment
  const can = (action: (typeof allowedActions)[number]) => allowedActions.indexOf(action) >= 0
  const change = () => open('booking', { change: id })
  if (can('rate') && visit) {
    return (
      <BottomBar clear>
        <Button kind="on-dark" text={t('rate')} onTap={() => open('rate', { visit: visit.id })} />
      </BottomBar>
    )
  }
  if (state === 'cancelled' || state === 'no_show') {
    return (
      <BottomBar clear>
        <Button kind="on-dark" text={t('bookAgain')} onTap={() => replace('booking', { [subject.kind]: subject.id })} />
      </BottomBar>
    )
  }
  if (!can('change') && !can('cancel')) return null
  return (
    <BottomBar clear>
      {can('change') ? (
        <Button kind="on-dark" text={appointment.displaced ? t('displacedAct') : t('change')} onTap={change} />
      ) : null}
      {can('cancel') ? <Button kind="on-dark" text={t('cancel')} onTap={() => setAsking(true)} /> : null}
      <CancelSheet open={asking} appointment={appointment} onClose={() => setAsking(false)} />
    </BottomBar>
  )
}

interface CancelSheetProps {
  open: boolean
  appointment: AppointmentView
  onClose: () => void
}

function CancelSheet({ open: shown, appointment, onClose }: CancelSheetProps) {
  const { t, language } = useText(words)
  const key = useRef(newKey())
  const cancel = async () => {
    const { id } = appointment
    const view = await call(cancelAppointment, { params: { id }, idempotencyKey: key.current })
    queryClient.setQueryData(['appointment', id], view)
    await renewAppointments()
    say(t('cancelled'))
    onClose()
  }
  return (
    <Sheet
      open={shown}
      onClose={onClose}
      title={t('cancelTitle')}
      foot={
        <>
          <Button kind="ghost" text={t('cancelNo')} onTap={onClose} />
          <Button kind="danger" text={t('cancelYes')} onTap={cancel} />
        </>
      }
    >
      <View>{t('cancelHelp', { when: instantText(appointment.cancelBefore, language) })}</View>
    </Sheet>
  )
}
