import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { CASE_STATES, type CaseStateName } from '@shared/domain/case/state'
import type { Tone } from '@/components/Chip'
import { dayText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { useDue } from './due'
import { usePlaceNames } from './use-names'

const KINDS = ['instant', 'promised', 'agency', 'upward'] as const
const ENDED_WELL: readonly CaseStateName[] = ['granted', 'issued', 'closed', 'not_needed']
const ENDED_BADLY: readonly CaseStateName[] = ['refused', 'not_accepted', 'returned', 'revoked']

/** The state as one this device knows; a newer one reads like a review. */
const known = (state: string): CaseStateName => CASE_STATES.find((one) => one === state) ?? 'review'

/** A case in a few words: its item, its state, its clock, what comes next. */
export function useCaseWords() {
  const { t, pick, language } = useText(deskCase)
  const due = useDue()
  const places = usePlaceNames()

  const itemText = ({ name, variant }: Pick<DeskCase, 'name' | 'variant'>): string =>
    `${pick(name)} · ${t(`variant_${variant}`)}`
  const kindText = (kind: DeskCase['kind']): string => t(`kind_${KINDS.find((one) => one === kind) ?? 'promised'}`)
  const stateText = (state: string): string => t(`state_${known(state)}`)
  /** The clock while one runs; the state once there is nothing to wait for. */
  const chipOf = ({
    state,
    clock,
    paused,
  }: Pick<DeskCase, 'state' | 'clock' | 'paused'>): { text: string; tone: Tone } => {
    const name = known(state)
    if (ENDED_BADLY.includes(name)) return { text: stateText(state), tone: 'stop' }
    if (ENDED_WELL.includes(name) && !clock.running) return { text: stateText(state), tone: 'good' }
    if (name === 'waiting' || name === 'supplement' || name === 'withdrawn' || name === 'not_here') {
      return { text: stateText(state), tone: 'plain' }
    }
    return due({ light: clock.light, daysLeft: clock.daysLeft, paused })
  }
  const takenText = (by: DeskCase['takenBy']): string => (by === null ? t('taken') : t('takenBy', { name: by.name }))
  const holderText = ({
    lane,
    mine,
    taken,
    takenBy,
  }: Pick<DeskCase, 'lane' | 'mine' | 'taken' | 'takenBy'>): string => {
    const { kind, name } = lane.holder
    const who = name ? pick(name) : t(`holder_${kind}`)
    if (mine) return `${who} · ${t('mine')}`
    return taken ? `${who} · ${takenText(takenBy)}` : who
  }
  const nextText = ({ lane }: Pick<DeskCase, 'lane'>): string => {
    const what = t(`next_${lane.next.key}`)
    return lane.next.day === null ? what : t('nextBy', { what, day: dayText(lane.next.day, language) })
  }
  const wholeText = ({ state, dueDay, overdue }: NonNullable<DeskView['whole']>): string => {
    const what = t(`whole_${state}`)
    if (dueDay === null) return what
    return t(overdue ? 'wholeLate' : 'wholeBy', { what, day: dayText(dueDay, language) })
  }
  return {
    wholeText,
    itemText,
    kindText,
    stateText,
    chipOf,
    takenText,
    holderText,
    nextText,
    department: places.department,
  }
}
