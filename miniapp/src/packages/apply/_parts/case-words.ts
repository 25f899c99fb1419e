import type { LaneView } from '@shared/contract/progress'
import { CASE_STATES, type CaseStateName } from '@shared/domain/case/state'
import { lastOf } from '@shared/domain/lane-span'
import { dayOf } from '@shared/domain/time'
import type { Tone } from '@/components/Chip'
import { monthDay } from '@/i18n/dates'
import { progress as words } from '@/i18n/texts/progress'
import { useText } from '@/i18n/use-text'

const TONES: Record<CaseStateName, Tone> = {
  waiting: 'plain',
  received: 'good',
  supplement: 'soon',
  review: 'good',
  granted: 'good',
  issued: 'good',
  closed: 'good',
  refused: 'stop',
  not_needed: 'good',
  not_here: 'soon',
  not_accepted: 'stop',
  withdrawn: 'plain',
  returned: 'stop',
  revoked: 'stop',
}

/** Steps that the day of the case itself ends. */
const BINDING: readonly LaneView['next']['key'][] = [
  'hall_checks',
  'department_reviews',
  'department_decides',
  'outside_decides',
  'certificate_made',
]

/** The state as one of those this phone knows; a newer one reads like a review. */
export const stateOf = (state: string): CaseStateName => CASE_STATES.find((known) => known === state) ?? 'review'

/** Done for the applicant: what was asked for is there, or was found not to be needed. Granted is not yet made. */
export const isDone = ({ state }: Pick<LaneView, 'state'>): boolean =>
  ['issued', 'closed', 'not_needed'].includes(state)

/** Came to a good end, whether or not the certificate is made. */
export const isGranted = (lane: Pick<LaneView, 'state'>): boolean => lane.state === 'granted' || isDone(lane)

/** Where a case stands, in two or three words with their colour. */
export function useCaseWords() {
  const { t, pick, language } = useText(words)
  const chipOf = ({ state, clock, pauses, next, stages }: LaneView): { text: string; tone: Tone } => {
    const known = stateOf(state)
    const tone = TONES[known]
    if (pauses.some(({ to }) => to === null)) return { text: t('chipPaused'), tone: 'plain' }
    if (known === 'issued' && next.key !== 'you_collect') {
      // Replaced or cancelled since: nobody collected it.
      const isReplaced = stages.some((one) => one.id === 'collect' && one.state === 'skipped')
      return { text: t(isReplaced ? 'state_replaced' : 'state_handed'), tone }
    }
    const counts = known === 'received' || known === 'review' || known === 'granted'
    const left = clock.daysLeft
    if (!counts || left === null) return { text: t(`state_${known}`), tone }
    if (left < 0) return { text: t('late', { count: -left }), tone: 'stop' }
    // The promise is kept by then; the line below says when the certificate comes.
    if (known === 'granted') return { text: t('state_granted'), tone }
    // The day of one step says little to who waits for the whole.
    const { promisedDay } = clock
    if (promisedDay !== null && promisedDay !== clock.dueDay)
      return { text: t('doneBy', { day: monthDay(promisedDay, language) }), tone }
    if (left === 0) return { text: t('dueToday'), tone: 'soon' }
    return { text: t('left', { count: left }), tone: clock.light === 'reminder' ? 'soon' : tone }
  }
  /** `市场监管局 · 李审核员`: the department or the window, and whoever has taken it on. */
  const holderName = ({ name, person }: LaneView['holder']): string =>
    [name ? pick(name) : t('holderHall'), ...(person ? [person.name] : [])].join(t('join'))
  /** What happens with it now, and until which day: `市场监管局在审查`, `最晚 12月1日`. */
  const nowOf = (lane: LaneView, nameOf: (itemId: string) => string): { sentence: string; until?: string } => {
    const { next, clock, holder, waitsFor } = lane
    const who = holderName(holder)
    const day = next.day ?? (BINDING.includes(next.key) ? clock.dueDay : null)
    const names = waitsFor.map(nameOf).join(t('list'))
    const sentence = t(`next_${next.key}`, { who, names })
    if (next.key === 'over') return { sentence: outcomeLine(lane) ?? sentence }
    return { sentence, ...(day === null ? {} : { until: t('until', { day: monthDay(day, language) }) }) }
  }
  const outcomeLine = (lane: LaneView): string | undefined =>
    lane.outcome
      ? t('endedOn', {
          state: t(`state_${stateOf(lane.state)}`),
          day: monthDay(dayOf(lastOf(lane, lane.outcome.at)), language),
        })
      : undefined
  return { t, pick, language, chipOf, holderName, nowOf }
}
