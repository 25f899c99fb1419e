import type { LaneView } from '@shared/contract/progress'
import { ADVICES } from '@shared/domain/case/advice'
import { PAUSE_GROUNDS } from '@shared/domain/case/event'
import { factsOf, oneOf, PLAIN_EVENTS } from '@shared/domain/case/event-facts'
import { dayOf } from '@shared/domain/time'
import { dayText, instantText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskEvents } from '@/i18n/texts/desk-events'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from './use-names'

export type CaseEvent = LaneView['events'][number]
type Pause = LaneView['pauses'][number]

const FINDINGS = ['pass', 'rectify', 'fail'] as const
const OUTCOMES = ['accepted', 'granted', 'refused', 'not_accepted'] as const

/** Events and pauses of a case in the words of the hall's people. `itemName` names the items of the application. */
export function useEventWords(itemName: (id: string) => string) {
  const { t, language } = useText(deskEvents)
  const { t: tc } = useText(deskCase)
  const places = usePlaceNames()
  const ground = (given: unknown): string => {
    const known = oneOf(PAUSE_GROUNDS, given)
    return known ? tc(`ground_${known}`) : String(given ?? '')
  }

  const eventText = ({ kind, facts }: CaseEvent): string => {
    const { text, number, day: dayIn, count } = factsOf(facts)
    const day = (name: string): string => {
      const found = dayIn(name)
      return found === null ? '' : dayText(found, language)
    }
    const plain = oneOf(PLAIN_EVENTS, kind)
    if (plain) return t(plain)
    switch (kind) {
      case 'receive':
        if (facts.outcome === 'waits') return t('receiveWaits')
        return t(facts.channel === 'counter' ? 'receiveCounter' : 'receive')
      case 'not_here':
        return t('not_here', { authority: places.department(text('authority')) })
      case 'request_supplement':
        return t(facts.outcome === 'repeat' ? 'supplementAgain' : 'supplementFirst', { count: count('points') })
      case 'supplement':
        return t(facts.outcome === 'partial' ? 'supplementPart' : 'supplement')
      case 'accept_tolerant':
        return t('accept_tolerant', { day: day('untilDay') })
      case 'pause':
        return t('pause', { ground: ground(facts.ground), days: number('days') })
      case 'extend':
      case 'extend_bundle':
        return t(kind, { days: number('days') })
      case 'make_responsible':
        return t('make_responsible')
      case 'assign':
        return t(facts.to === null ? 'unassign' : 'assign')
      case 'opinion':
        return t(`opinion_${oneOf(ADVICES, facts.advice) ?? 'note'}`)
      case 'plan_inspection':
        return t('plan_inspection', { when: instantText(number('visitAt'), language) })
      case 'visit_cancelled':
        return t(facts.because === 'moved' ? 'visit_moved' : 'visit_cancelled')
      case 'tolerated_wrong':
        return t('tolerated_wrong', { day: day('untilDay') })
      case 'record_finding':
        return t(`finding_${oneOf(FINDINGS, facts.outcome) ?? 'pass'}`)
      case 'commitment_check':
        return t(`check_${oneOf(FINDINGS, facts.outcome) ?? 'pass'}`)
      case 'require_rectification':
        return t('require_rectification', { day: day('untilDay') })
      case 'publicity_end':
        return t('publicity_end', { count: number('objections') })
      case 'hand_over':
        return t('hand_over', { authority: places.department(text('authority')), number: text('number') })
      case 'outside_result':
        return t(`outside_${oneOf(OUTCOMES, facts.outcome) ?? 'accepted'}`, { number: text('number') })
      case 'pass_up':
      case 'passed_down':
        return t(kind, { point: places.point(text('toPointId')) })
      case 'end_certificate':
        return t(facts.how === 'cancelled' ? 'end_cancelled' : 'end_withdrawn')
      case 'post':
        return t('post', { carrier: text('carrier'), tracking: text('tracking') })
      case 'prerequisite_out':
      case 'prerequisite_failed':
        return t(kind, { item: itemName(text('itemId')) })
      default:
        return t('unknown')
    }
  }
  const pauseText = ({ ground: given, from, to, untilDay }: Pause): string => {
    const ended = to === null ? untilDay && tc('pauseUntil', { day: dayText(untilDay, language) }) : undefined
    return tc('pauseLine', {
      ground: ground(given),
      from: dayText(dayOf(from), language),
      to: to === null ? (ended ?? '') : tc('pauseEnded', { day: dayText(dayOf(to), language) }),
    })
  }
  return { eventText, pauseText, by: (who: CaseEvent['by']) => t(`by_${who}`) }
}
