import type { PartyView } from '@shared/contract/account'
import { bookAppointment, changeAppointment } from '@shared/contract/appointment'
import type { Subject } from '@shared/contract/common'
import { getCurrentPages } from '@tarojs/taro'
import { useRef } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewAppointments } from '@/api/queries/appointment'
import { useSubscriptionTemplates } from '@/api/queries/subscription'
import { say } from '@/components/toast-store'
import { goBack, replace } from '@/device/navigate'
import { askToSubscribe } from '@/device/subscribe'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import type { Choice } from './use-choice'

interface Wish {
  subject: Subject
  party: PartyView | undefined
  choice: Choice
  /** The appointment that is moved; undefined makes a new one. */
  changing: string | undefined
}

/** Makes the kept place a booking, or moves one there, and shows its pass. However often it is tapped, it happens once. */
export function useConfirm({ subject, party, choice, changing }: Wish): () => Promise<void> {
  const { t } = useText(words)
  const { slot, hold, taken } = choice
  const templates = useSubscriptionTemplates()
  const wish = `${slot?.id ?? ''} ${party?.id ?? ''}`
  const key = useRef({ wish, key: newKey() })
  if (key.current.wish !== wish) key.current = { wish, key: newKey() }

  return async () => {
    if (!slot || !hold) return
    // WeChat opens this question only as the first thing of a tap.
    await askToSubscribe(templates)
    const idempotencyKey = key.current.key
    const kept = { slotId: slot.id, holdId: hold.id }
    if (changing !== undefined) {
      await call(changeAppointment, { params: { id: changing }, body: kept, idempotencyKey })
      taken()
      say(t('changed'))
      await renewAppointments()
      // The pass lies below; a second one on top of it would show the same.
      await (getCurrentPages().length > 1 ? goBack() : replace('pass', { id: changing }))
    } else if (party) {
      const { id } = await call(bookAppointment, { body: { ...kept, partyId: party.id, subject }, idempotencyKey })
      taken()
      say(t('booked'))
      void renewAppointments()
      await replace('pass', { id })
    }
  }
}
