import type { HoldView, SlotView } from '@shared/contract/slot'
import { clockText } from '@shared/domain/time'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { useNow } from '@/device/use-now'
import { countdownText, weekdayText } from '@/i18n/dates'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'

interface BookingBarProps {
  day: string | undefined
  slot: SlotView | undefined
  hold: HoldView | undefined
  /** Text and act of the button, as far as the person has come. */
  step: { text: string; onTap: () => unknown; disabled?: boolean }
  signedIn: boolean
  onError: (error: unknown) => void
}

/** What was chosen, how long it is still kept, and the next step. */
export function BookingBar({ day, slot, hold, step, signedIn, onError }: BookingBarProps) {
  const { t, language } = useText(words)
  const now = useNow()
  const button = <Button text={step.text} onTap={step.onTap} disabled={step.disabled ?? false} onError={onError} />
  if (day === undefined || slot === undefined) return <BottomBar>{button}</BottomBar>
  const note = () => {
    if (!signedIn) return t('signInNote')
    return hold ? t('held', { left: countdownText(hold.until - now) }) : t('holding')
  }
  return (
    <BottomBar title={`${weekdayText(day, language)} ${clockText(slot.startMinute)}`} note={note()}>
      {button}
    </BottomBar>
  )
}
