import type { CaseEvent, NewEvent } from '../../../shared/domain/case/event'
import type { CertificateState } from '../../../shared/domain/certificate'
import { guarded, type Write, write } from '../../db/statement'
import { SUPERSEDED } from '../case/row'

const END_SQL = `UPDATE certificate SET state = ?, ended_at = ?, ended_by = ?, remind_at = NULL, expires_at = NULL
  WHERE id = ? AND state = 'valid'`
const UNPUBLISH_SQL = `UPDATE published_grant SET state = 'ended'
  WHERE case_id = (SELECT case_id FROM certificate WHERE id = ?)`

/** The case that waits for this certificate to be collected, with nothing left to collect. */
const WAITING = `(SELECT c.id FROM certificate h JOIN "case" c ON c.id = h.case_id
  WHERE h.id = ? AND c.state = 'issued' AND ${SUPERSEDED})`
/** Whoever is about to act on it has to look again; what was planned of it is given up for a sweep at once. */
const VERSION_SQL = `UPDATE application SET version = version + 1
  WHERE id = (SELECT application_id FROM "case" WHERE id = ${WAITING})`
const SWEEP_SQL = `UPDATE "case" SET schedule = '[]', sweep_at = ? WHERE id = ${WAITING}`

/** Certificates that the grants of 注销 among these events end. */
export function endedWith(events: readonly (CaseEvent | NewEvent)[]): string[] {
  return events.flatMap(({ kind, data }) =>
    (kind === 'grant' || kind === 'outside_result') && data.ends ? [data.ends] : [],
  )
}

/**
 * A certificate ends because of what was granted or issued, in the published list too. Guard: CONFLICT when it has ended
 * meanwhile. `by`: account id, `-` for the product itself. A case that waits for it to be collected is over by law from then
 * on (`superseded`): nobody acts on it any more, and the sweep that is due at once closes it and tells the applicant.
 * Goes behind every turn of the batch: the application of that case may be written in it too, and its turn asks for the
 * version that was read.
 */
export function endWrites({ id, state }: { id: string; state: CertificateState }, now: number, by: string): Write[] {
  return [
    guarded('CONFLICT', END_SQL, [state, now, by, id]),
    write(UNPUBLISH_SQL, [id]),
    write(VERSION_SQL, [id]),
    write(SWEEP_SQL, [now, id]),
  ]
}
