import type { ProgressView } from '../../../shared/contract/progress'
import { bundleCapOf, bundleStateOf } from '../../../shared/domain/case/application-state'
import { dayOf, type Instant } from '../../../shared/domain/time'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { OpenCase } from '../case/case-file'

/** Where a joint handling as a whole stands, and until when the law lets it take; null for one item alone. */
export function wholeOf(
  { calendar, now }: { calendar: WorkCalendar; now: Instant },
  cases: readonly Pick<OpenCase, 'row' | 'workflow' | 'state'>[],
): ProgressView['whole'] {
  if (cases.length < 2) return null
  const members = cases.map(({ row, workflow, state }) => ({ caseId: row.id, workflow, state }))
  const cap = bundleCapOf(members, dayOf(now), calendar)
  return {
    state: bundleStateOf(members),
    dueDay: cap?.dueDay ?? null,
    provisional: cap?.provisional ?? false,
    overdue: cap?.overdue ?? false,
  }
}
