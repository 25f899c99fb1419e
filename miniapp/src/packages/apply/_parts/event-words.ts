import type { LaneView } from '@shared/contract/progress'
import type { EventKind, PAUSE_GROUNDS } from '@shared/domain/case/event'
import { isDay } from '@shared/domain/time'
import { dayText, instantText } from '@/i18n/dates'
import { progress as words } from '@/i18n/texts/progress'
import { useText } from '@/i18n/use-text'

export type CaseEventView = LaneView['events'][number]
type Ground = (typeof PAUSE_GROUNDS)[number]

const GROUNDS: Record<Ground, `ground_${Ground}`> = {
  hearing: 'ground_hearing',
  tender: 'ground_tender',
  auction: 'ground_auction',
  inspection_testing: 'ground_inspection_testing',
  quarantine: 'ground_quarantine',
  appraisal: 'ground_appraisal',
  expert_review: 'ground_expert_review',
}
const isGround = (ground: unknown): ground is Ground => typeof ground === 'string' && ground in GROUNDS

/** Events in plain words; facts that a newer or an older server leaves out are passed over in silence. */
export function useEventWords(nameOf: (itemId: string) => string) {
  const { t, language } = useText(words)
  const groundText = (ground: unknown): string => (isGround(ground) ? t(GROUNDS[ground]) : '')

  const eventText = ({ kind, facts }: CaseEventView): string => {
    const text = (name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')
    const number = (name: string): number => (typeof facts[name] === 'number' ? facts[name] : 0)
    const day = (name: string): string => (isDay(text(name)) ? dayText(text(name), language) : '')
    const many = (name: string): number => (Array.isArray(facts[name]) ? facts[name].length : number(name))
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
        return t('event_request_supplement', { count: many('points') })
      case 'supplement':
        return facts.outcome === 'partial' ? t('event_supplement_partial') : t('event_supplement_complete')
      case 'accept_tolerant':
        return t('event_accept_tolerant', { day: day('untilDay') })
      case 'pause':
        return t('event_pause', { ground: groundText(facts.ground) })
      case 'extend':
        return t('event_extend', { count: number('days') })
      case 'plan_inspection':
        return t('event_plan_inspection', { when: instantText(number('visitAt'), language) })
      case 'record_finding':
        return t(`event_record_finding_${findingOf(facts.outcome)}`)
      case 'commitment_check':
        return t(`event_commitment_check_${findingOf(facts.outcome)}`)
      case 'require_rectification':
        return t('event_require_rectification', { day: day('untilDay') })
      case 'hand_over':
      case 'outside_result':
        return t(`event_${kind as 'hand_over' | 'outside_result'}`, { authority: text('authority') })
      case 'post':
        return t('event_post', { carrier: text('carrier'), tracking: text('tracking') })
      default:
        return isPlain(kind) ? t(`event_${kind}`) : t('event_unknown')
    }
  }
  return { eventText, groundText }
}

const findingOf = (outcome: unknown): 'pass' | 'rectify' | 'fail' =>
  outcome === 'rectify' || outcome === 'fail' ? outcome : 'pass'

/** Kinds whose sentence needs no fact. */
const PLAIN = [
  'start',
  'correct',
  'no_licence_needed',
  'accept',
  'deem_accepted',
  'refuse_acceptance',
  'tolerated_arrived',
  'tolerance_broken',
  'resume',
  'rectified',
  'publicity_begin',
  'publicity_end',
  'pass_up',
  'passed_down',
  'grant',
  'refuse',
  'issue',
  'hand_out',
  'revoke',
  'withdraw',
  'explain',
  'close',
] as const satisfies readonly EventKind[]
const isPlain = (kind: string): kind is (typeof PLAIN)[number] => PLAIN.some((one) => one === kind)
