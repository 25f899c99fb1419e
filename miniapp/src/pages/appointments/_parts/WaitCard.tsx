import { bookAppointment } from '@shared/contract/appointment'
import { leaveWaitlist, type WaitlistView } from '@shared/contract/slot'
import { clockText } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewAppointments } from '@/api/queries/appointment'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { say, sayError } from '@/components/toast-store'
import { open } from '@/device/navigate'
import { useNow } from '@/device/use-now'
import { countdownText, dayText } from '@/i18n/dates'
import { appointments as words } from '@/i18n/texts/appointments'
import { useText } from '@/i18n/use-text'
import { useNames } from './use-names'

const WHOLE_DAY = 1440

/** One place in a waiting list; while a freed place is offered, the way to take it in time. */
export function WaitCard({ entry }: { entry: WaitlistView }) {
  const { t, language } = useText(words)
  const { subjectName, pointName } = useNames()
  const [leaving, setLeaving] = useState(false)
  const { fromMinute, toMinute, ahead, day } = entry
  const whole = fromMinute === 0 && toMinute === WHOLE_DAY
  const wanted = whole ? t('anyTime') : t('range', { from: clockText(fromMinute), to: clockText(toMinute) })
  return (
    <Card>
      <View className="strong num">{`${dayText(day, language)} ${wanted}`}</View>
      <View className="sub">{[subjectName(entry.subject), pointName(entry.pointId)].join(t('join'))}</View>
      {entry.offer ? (
        <Offer entry={entry} offer={entry.offer} />
      ) : (
        <View className="split wait-foot">
          <View className="sub num">{ahead === 0 ? t('next') : t('ahead', { count: ahead })}</View>
          <View className="wait-leave">
            <Button kind="plain" size="small" text={t('leave')} onTap={() => setLeaving(true)} />
          </View>
        </View>
      )}
      <LeaveSheet open={leaving} entry={entry} onClose={() => setLeaving(false)} />
    </Card>
  )
}

function Offer({ entry, offer }: { entry: WaitlistView; offer: NonNullable<WaitlistView['offer']> }) {
  const { t } = useText(words)
  const now = useNow()
  const key = useRef(newKey())
  const accept = async () => {
    const booked = await call(bookAppointment, {
      body: { slotId: offer.slotId, waitlistId: entry.id, partyId: entry.partyId, subject: entry.subject },
      idempotencyKey: key.current,
    })
    await renewAppointments()
    say(t('accepted'))
    await open('pass', { id: booked.id })
  }
  const failed = (error: unknown) => {
    sayError(error)
    void renewAppointments()
  }
  const time = t('range', { from: clockText(offer.startMinute), to: clockText(offer.endMinute) })
  return (
    <View className="wait-offer">
      <Notice tone="good" icon="bell" title={t('offer', { time })}>
        {t('offerNote', { left: countdownText(offer.until - now) })}
      </Notice>
      <Button text={t('accept')} onTap={accept} onError={failed} disabled={offer.until <= now} />
    </View>
  )
}

function LeaveSheet({ open: shown, entry, onClose }: { open: boolean; entry: WaitlistView; onClose: () => void }) {
  const { t } = useText(words)
  const leave = async () => {
    await call(leaveWaitlist, { params: { id: entry.id } })
    await renewAppointments()
    say(t('left'))
    onClose()
  }
  return (
    <Sheet
      open={shown}
      onClose={onClose}
      title={t('leaveTitle')}
      foot={
        <>
          <Button kind="ghost" text={t('leaveNo')} onTap={onClose} />
          <Button kind="danger" text={t('leaveYes')} onTap={leave} />
        </>
      }
    >
      <View>{t('leaveHelp')}</View>
    </Sheet>
  )
}
