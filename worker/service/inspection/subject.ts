import type { Subject } from '../../../shared/contract/common'
import type { ApplicationRow } from '../application/row'

/** What an application is about. */
export const subjectOf = ({ subject_kind, subject_id }: ApplicationRow): Subject => ({
  kind: subject_kind,
  id: subject_id,
})
