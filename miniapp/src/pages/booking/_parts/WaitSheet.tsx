import type { Subject } from '@shared/contract/common'
import { joinWaitlist } from '@shared/contract/slot'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewAppointments } from '@/api/queries/appointment'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { OptionList } from '@/components/OptionList'
import { WINDOW } from '@/components/point/use-points'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { openTab } from '@/device/navigate'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'

const NOON = 12 * 60
const TIMES = {
  any: {},
  morning: { toMinute: NOON },
  afternoon: { fromMinute: NOON },
} as const
type Times = keyof typeof TIMES

interface WaitSheetProps {
  open: boolean
  onClose: () => void
  onError: (error: unknown) => void
  pointId: string
  day: string
  partyId: string
  subject: Subject
}

/** Waits for a freed place of a full day; told first, with a short time to take it. */
export function WaitSheet({ open, onClose, onError, pointId, day, partyId, subject }: WaitSheetProps) {
  const { t } = useText(words)
  const [times, setTimes] = useState<Times>('any')
  const key = useRef(newKey())
  const join = async () => {
    await call(joinWaitlist, {
      body: { pointId, windowKind: WINDOW, day, partyId, subject, ...TIMES[times] },
      idempotencyKey: key.current,
    })
    await renewAppointments()
    say(t('waitDone'))
    onClose()
    await openTab('appointments')
  }
  const failed = (error: unknown) => {
    onClose()
    onError(error)
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('waitTitle')}
      foot={<Button text={t('waitSend')} onTap={join} onError={failed} />}
    >
      <OptionList
        label={t('waitTitle')}
        options={[
          { value: 'any', text: t('waitAny') },
          { value: 'morning', text: t('waitMorning') },
          { value: 'afternoon', text: t('waitAfternoon') },
        ]}
        value={times}
        onChange={(chosen) => {
          setTimes(chosen)
          key.current = newKey()
        }}
      />
      <Notice>{t('waitRule')}</Notice>
    </Sheet>
  )
}
