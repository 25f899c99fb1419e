import type * as v from 'valibot'
import type { ExceptionView } from '../../../shared/contract/admin'
import type { ExceptionRow } from '../slot/plan'

type View = v.InferOutput<typeof ExceptionView>

export interface StoredException extends ExceptionRow {
  point_id: string
}

export function exceptionView(row: StoredException): View {
  return {
    id: row.id,
    pointId: row.point_id,
    kind: row.kind,
    day: row.day,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    windowKind: row.window_kind,
    windows: row.windows,
    reason: row.reason,
  }
}
