import type { CaseEvent, NewEvent } from '../../../shared/domain/case/event'
import type { CertificateState } from '../../../shared/domain/certificate'
import { guarded, type Write, write } from '../../db/statement'

const END_SQL = `UPDATE certificate SET state = ?, ended_at = ?, ended_by = ?, remind_at = NULL, expires_at = NULL
  WHERE id = ? AND state = 'valid'`
const UNPUBLISH_SQL = `UPDATE published_grant SET state = 'ended'
  WHERE case_id = (SELECT case_id FROM certificate WHERE id = ?)`

/** Certificates that the grants of 注销 among these events end. */
export function endedWith(events: readonly (CaseEvent | NewEvent)[]): string[] {
  return events.flatMap(({ kind, data }) =>
    (kind === 'grant' || kind === 'outside_result') && data.ends ? [data.ends] : [],
  )
}

/**
 * A certificate ends because of what was granted or issued, in the published list too. Guard: CONFLICT when it has ended
 * meanwhile. `by`: account id, `-` for the product itself.
 */
export function endWrites({ id, state }: { id: string; state: CertificateState }, now: number, by: string): Write[] {
  return [guarded('CONFLICT', END_SQL, [state, now, by, id]), write(UNPUBLISH_SQL, [id])]
}
