import type { Renewal } from '../../../shared/domain/case/guard-input'
import { isInTime } from '../../../shared/domain/certificate'
import { dayOf } from '../../../shared/domain/time'
import type { CaseFile, OpenCase } from '../case/case-file'
import type { Context } from '../context'
import { previousOf } from './previous'
import { askDays } from './rules'

/**
 * Which undecided cases are renewals of a licence that were asked for in time (行政许可法 art. 50), and of which certificate;
 * where that is not clear from what the applicant gave, nothing counts as granted by itself.
 */
export async function renewalsOf(
  context: Context,
  file: Pick<CaseFile, 'application' | 'key'>,
  cases: readonly OpenCase[],
): Promise<ReadonlyMap<string, Renewal>> {
  const renewals = new Map<string, Renewal>()
  const days = askDays(context.deps.catalogue)
  for (const { row, workflow, state } of cases) {
    if (workflow.variant !== 'renew' || workflow.nature !== 'licence') continue
    if (state.decidedAt !== null || state.endedAt !== null) continue
    const { held, named } = await previousOf(context, { ...file, cases }, row)
    const validUntil = held.find((one) => one.row.id === named)?.row.valid_until ?? null
    if (named === null || validUntil === null) continue
    if (isInTime(dayOf(state.submittedAt), validUntil, days)) {
      renewals.set(row.id, { certificateId: named, validUntil })
    }
  }
  return renewals
}
