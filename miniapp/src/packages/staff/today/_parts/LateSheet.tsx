import type { AppointmentView } from '@shared/contract/appointment'
import { checkInByHand } from '@shared/contract/visit'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { staff } from '@/i18n/texts/staff'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { showAnswer } from '../../_parts/queries'

/** Lets in somebody who is late, with a reason. */
export function LateSheet({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const { t } = useText(today)
  const { t: ts } = useText(staff)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const { id, number, windowKind } = appointment
  const admit = async () => {
    if (reason.trim() === '') return setFault(t('reasonNeeded'))
    showAnswer(await call(checkInByHand, { params: { id }, body: { lateReason: reason.trim() } }))
    say(t('checkedIn', { number, kind: ts(windowKind) }))
    onClose()
  }
  return (
    <Sheet open onClose={onClose} title={t('lateTitle')} foot={<Button text={t('lateDo')} onTap={admit} />}>
      <View className="today-ask">{t('lateHelp', { number, time: clockText(appointment.startMinute) })}</View>
      <Field
        label={t('lateReason')}
        placeholder={t('lateHint')}
        maxLength={100}
        value={reason}
        onChange={setReason}
        error={fault}
        focus
      />
    </Sheet>
  )
}
