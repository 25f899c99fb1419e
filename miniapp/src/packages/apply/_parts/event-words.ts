import type { LaneView } from '@shared/contract/progress'
import { type EventKind, PAUSE_GROUNDS } from '@shared/domain/case/event'
import { factsOf, oneOf, PLAIN_EVENTS } from '@shared/domain/case/event-facts'
import { dayText, instantText } from '@/i18n/dates'
import { progress as words } from '@/i18n/texts/progress'
import { progressEvents } from '@/i18n/texts/progress-events'
import { useText } from '@/i18n/use-text'

export type CaseEventView = LaneView['events'][number]

/** Kinds whose sentence needs no fact. */
const PLAIN = [...PLAIN_EVENTS, 'publicity_end', 'pass_up', 'passed_down'] as const satisfies readonly EventKind[]
const FINDINGS = ['pass', 'rectify', 'fail'] as const

/** Events in plain words; facts that a newer or an older server leaves out are passed over in silence. */
export function useEventWords(nameOf: (itemId: string) => string) {
  const { t, language } = useText(words)
  const { t: te } = useText(progressEvents)
  const groundText = (given: unknown): string => {
    const ground = oneOf(PAUSE_GROUNDS, given)
    return ground ? t(`ground_${ground}`) : ''
  }

  const eventText = ({ kind, facts }: CaseEventView): string => {
    const { text, number, day: dayIn, count } = factsOf(facts)
    const day = (name: string): string => {
      const found = dayIn(name)
      return found === null ? '' : dayText(found, language)
    }
    const plain = oneOf(PLAIN, kind)
    if (plain) return te(`event_${plain}`)
    switch (kind as EventKind) {
      case 'receive':
        if (facts.outcome === 'waits') return te('event_receive_waits')
        return facts.channel === 'counter' ? te('event_receive_counter') : te('event_receive')
      case 'prerequisite_out':
        return te('event_prerequisite_out', { item: nameOf(text('itemId')) })
      case 'prerequisite_failed':
        return te('event_prerequisite_failed', { item: nameOf(text('itemId')) })
      case 'not_here':
        return te('event_not_here', { authority: text('authority') })
      case 'request_supplement':
        return te('event_request_supplement', { count: count('points') })
      case 'supplement':
        return facts.outcome === 'partial' ? te('event_supplement_partial') : te('event_supplement_complete')
      case 'accept_tolerant':
        return te('event_accept_tolerant', { day: day('untilDay') })
      case 'pause':
        return te('event_pause', { ground: groundText(facts.ground) })
      case 'extend':
        return te('event_extend', { count: number('days') })
      case 'extend_bundle':
        return te('event_extend_bundle', { count: number('days') })
      case 'plan_inspection':
        return te('event_plan_inspection', { when: instantText(number('visitAt'), language) })
      case 'visit_cancelled':
        return te(facts.because === 'moved' ? 'event_visit_moved' : 'event_visit_cancelled')
      case 'tolerated_wrong':
        return te('event_tolerated_wrong', { day: day('untilDay') })
      case 'record_finding':
        return te(`event_record_finding_${oneOf(FINDINGS, facts.outcome) ?? 'pass'}`)
      case 'commitment_check':
        return te(`event_commitment_check_${oneOf(FINDINGS, facts.outcome) ?? 'pass'}`)
      case 'require_rectification':
        return te('event_require_rectification', { day: day('untilDay') })
      case 'hand_over':
      case 'outside_result':
        return te(`event_${kind as 'hand_over' | 'outside_result'}`, { authority: text('authority') })
      case 'end_certificate':
        return te(facts.how === 'cancelled' ? 'event_end_cancelled' : 'event_end_withdrawn')
      case 'post':
        return te('event_post', { carrier: text('carrier'), tracking: text('tracking') })
      default:
        return te('event_unknown')
    }
  }
  return { eventText, groundText }
}
