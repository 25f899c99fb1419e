import type { InspectionView } from '@shared/contract/inspection-view'
import { OFFICERS_AT_LEAST } from '@shared/domain/inspection'
import { isDay } from '@shared/domain/time'
import type { FindingDraft } from './kept-visit'

type VisitCase = InspectionView['cases'][number]

/** People of the department of a case who come. */
export const comingFor = ({ officers }: InspectionView, { departmentId }: VisitCase) =>
  officers.filter((one) => one.departmentId === departmentId)

/** Nothing is chosen for the officer but who is there, where only so many come that all of them must be. */
export function emptyDraft(view: InspectionView, one: VisitCase): FindingDraft {
  const coming = comingFor(view, one).map(({ accountId }) => accountId)
  const officers = coming.length <= OFFICERS_AT_LEAST ? coming : []
  return { outcome: undefined, words: '', until: '', officers, photos: [] }
}

/** What a finding still misses before it can be recorded: the same that the hall would refuse. */
export function missingOf(draft: FindingDraft, me: string | undefined) {
  const { outcome, words, until, officers } = draft
  if (outcome === undefined) return 'needOutcome'
  if (outcome !== 'pass' && words.trim() === '') return outcome === 'rectify' ? 'needWords' : 'needReasons'
  if (outcome === 'rectify' && !isDay(until)) return 'needUntil'
  if (me === undefined || !officers.includes(me)) return 'needMe'
  return officers.length < OFFICERS_AT_LEAST ? 'needTwo' : undefined
}
