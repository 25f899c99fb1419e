import type { InspectionView } from '@shared/contract/inspection-view'
import { findingOf } from './FoundLine'
import type { KeptVisit } from './kept-visit'

/** Whether something recorded on this phone clashes with what is at the hall: that is settled before anything else. */
export const isClashing = (kept: KeptVisit | undefined): boolean =>
  (kept?.commands ?? []).some(({ conflict }) => conflict !== null)

/** The officer's own case that is to be recorded next; none when all are, or may not be now. */
export function nextToFind(
  view: InspectionView,
  kept: KeptVisit | undefined,
): InspectionView['cases'][number] | undefined {
  if (isClashing(kept) || !view.actions.includes('find')) return undefined
  return view.cases.find(
    ({ mine, finding, caseId }) => mine && finding === null && findingOf(kept?.commands ?? [], caseId) === undefined,
  )
}
