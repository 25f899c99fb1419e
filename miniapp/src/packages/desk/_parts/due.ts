import type { WorkRow } from '@shared/contract/work-list'
import type { Tone } from '@/components/Chip'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'

/** Lights of the supervision: none, a reminder, past the promise, past the law. */
export type Light = WorkRow['light']

interface Clock {
  light: Light
  daysLeft: number | null
  paused: boolean
}

const TONES: Record<Light, Tone> = { none: 'plain', reminder: 'soon', yellow: 'soon', red: 'stop' }

/** What a chip says of the binding day: words first, the colour only repeats them. */
export function useDue(): (clock: Clock) => { text: string; tone: Tone } {
  const { t } = useText(deskCase)
  const late = (light: Light, days: number): string => {
    if (light === 'red') return t('due_pastLaw', { days })
    return light === 'yellow' ? t('due_pastPromise', { days }) : t('due_late', { days })
  }
  return ({ light, daysLeft, paused }) => {
    const tone = TONES[light]
    if (paused) return { text: t('due_stopped'), tone: 'plain' }
    if (daysLeft === null) return { text: t('due_notRunning'), tone: 'plain' }
    if (daysLeft < 0) return { text: late(light, -daysLeft), tone: tone === 'plain' ? 'soon' : tone }
    // The promise is missed and the law's own day binds now: the word says so, the day beside it says until when.
    if (light === 'yellow' || light === 'red') return { text: t(`light_${light}`), tone }
    return { text: daysLeft === 0 ? t('due_today') : t('due_left', { days: daysLeft }), tone }
  }
}
