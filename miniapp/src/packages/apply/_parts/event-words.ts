import type { LaneView } from '@shared/contract/progress'
import { type EventKind, PAUSE_GROUNDS } from '@shared/domain/case/event'
import { factsOf, oneOf, PLAIN_EVENTS } from '@shared/domain/case/event-facts'
import { dayText, instantText } from '@/i18n/dates'
import { progress as words } from '@/i18n/texts/progress'
import { useText } from '@/i18n/use-text'

export type CaseEventView = LaneView['events'][number]

/** Kinds whose sentence needs no fact. */
const PLAIN = [...PLAIN_EVENTS, 'publicity_end', 'pass_up', 'passed_down'] as const satisfies readonly EventKind[]
const FINDINGS = ['pass', 'rectify', 'fail'] as const

/** Events in plain words; facts that a newer or an older server leaves out are passed over in silence. */
export function useEventWords(nameOf: (itemId: string) => string) {
  const { t, language } = useText(words)
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
    if (plain) return t(`event_${plain}`)
    switch (kind as EventKind) {
      case 'receive':
        if (facts.outcome === 'waits') return t('event_receive_waits')
        return facts.channel === 'counter' ? t('event_receive_counter') : t('event_receive')
      case 'prerequisite_out':
        return t('event_prerequisite_out', { item: nameOf(text('itemId')) })
      case 'prerequisite_failed':
        return t('event_prerequisite_failed', { item: nameOf(text('itemId')) })
      case 'not_here':
        return t('event_not_here', { authority: text('authority') })
      case 'request_supplement':
        return t('event_request_supplement', { count: count('points') })
      case 'supplement':
        return facts.outcome === 'partial' ? t('event_supplement_partial') : t('event_supplement_complete')
      case 'accept_tolerant':
        return t('event_accept_tolerant', { day: day('untilDay') })
      case 'pause':
        return t('event_pause', { ground: groundText(facts.ground) })
      case 'extend':
        return t('event_extend', { count: number('days') })
      case 'extend_bundle':
        return t('event_extend_bundle', { count: number('days') })
      case 'plan_inspection':
        return t('event_plan_inspection', { when: instantText(number('visitAt'), language) })
      case 'record_finding':
        return t(`event_record_finding_${oneOf(FINDINGS, facts.outcome) ?? 'pass'}`)
      case 'commitment_check':
        return t(`event_commitment_check_${oneOf(FINDINGS, facts.outcome) ?? 'pass'}`)
      case 'require_rectification':
        return t('event_require_rectification', { day: day('untilDay') })
      case 'hand_over':
      case 'outside_result':
        return t(`event_${kind as 'hand_over' | 'outside_result'}`, { authority: text('authority') })
      case 'post':
        return t('event_post', { carrier: text('carrier'), tracking: text('tracking') })
      default:
        return t('event_unknown')
    }
  }
  return { eventText, groundText }
}
