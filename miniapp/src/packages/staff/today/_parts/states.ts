import type { AppointmentView } from '@shared/contract/appointment'
import { instantOf, MINUTE_MS } from '@shared/domain/time'
import type { Tone } from '@/components/Chip'
import type { Translate } from '@/i18n/texts'
import type { today } from '@/i18n/texts/today'

type Words = Translate<typeof today.zh>

/** The groups a clerk looks through; the cancelled are only among all. */
export const GROUPS = {
  waiting: ['checked_in'],
  serving: ['serving'],
  expected: ['booked'],
  finished: ['finished'],
  missed: ['no_show'],
} as const satisfies Record<string, readonly AppointmentView['state'][]>
export type Group = keyof typeof GROUPS | 'all'
export const GROUP_NAMES: readonly Group[] = ['all', 'waiting', 'serving', 'expected', 'finished', 'missed']

/** Whether an appointment belongs to a group. */
export function isOf(group: Group, { state }: AppointmentView): boolean {
  if (group === 'all') return true
  const states: readonly string[] = GROUPS[group]
  return states.includes(state)
}

const minutesSince = (instant: number, now: number): number => Math.floor((now - instant) / MINUTE_MS)

/** The chip of a row: the state, or how long somebody waits or is late. */
export function chipOf(appointment: AppointmentView, now: number, t: Words): { text: string; tone: Tone } {
  const { state, visit, day, startMinute } = appointment
  switch (state) {
    case 'booked': {
      const late = minutesSince(instantOf(day, startMinute), now)
      return late > 0 ? { text: t('late', { minutes: late }), tone: 'soon' } : { text: t('stateBooked'), tone: 'plain' }
    }
    case 'checked_in':
      return {
        text: t('waited', { minutes: Math.max(0, minutesSince(visit?.checkedInAt ?? now, now)) }),
        tone: 'good',
      }
    case 'serving':
      return { text: t('stateServing'), tone: 'good' }
    case 'finished':
      return { text: t('stateFinished'), tone: 'plain' }
    case 'no_show':
      return { text: t('stateNoShow'), tone: 'stop' }
    case 'cancelled':
      return { text: t('stateCancelled'), tone: 'plain' }
  }
}
