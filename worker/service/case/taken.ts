import { materialsWanted } from '../../../shared/domain/application-material'
import type { NewEvent } from '../../../shared/domain/case/event'
import type { CaseState } from '../../../shared/domain/case/state'
import { type Write, write } from '../../db/statement'
import type { MaterialRow } from '../application/row'
import { planOf } from '../application/view'
import type { Context } from '../context'
import { acceptChecked } from '../file/hold'
import type { CaseRow, FiledRow } from './row'

/** By these somebody of the hall stands for the papers of a case; what the clock alone accepts, nobody has looked at. */
const TAKING: readonly string[] = ['accept', 'accept_tolerant', 'grant']

const FINE_SQL = `UPDATE application_material SET state = 'fine', checked_by = ?, checked_at = ?
  WHERE application_id = ? AND state = 'given' AND material_id IN (SELECT value FROM json_each(?))`

interface Acting {
  one: { row: Pick<CaseRow, 'item_id'> }
  state: CaseState
  events: readonly NewEvent[]
}

/** Materials that are in order once these events are written: the items taken on need them, and no case misses them. */
export function takenMaterials(context: Context, application: FiledRow, cases: readonly Acting[]): string[] {
  const items = cases
    .filter(({ events }) => events.some(({ kind }) => TAKING.includes(kind)))
    .map(({ one }) => one.row.item_id)
  if (items.length === 0) return []
  const missed = cases.flatMap(({ state: { listed, missing, tolerated } }) => [
    ...listed.filter(({ id }) => missing.includes(id)).map(({ materialId }) => materialId),
    ...tolerated,
  ])
  return materialsWanted(planOf(context, application), application.agent_sealed !== null)
    .filter(({ id, neededBy }) => neededBy.some((item) => items.includes(item)) && !missed.includes(id))
    .map(({ id }) => id)
}

/** What was given and nobody found wrong is fine from now on, and offered by its owner's wallet. */
export function takenWrites({ now, actor }: Context, { id }: FiledRow, materials: readonly string[]): Write[] {
  if (materials.length === 0) return []
  const checker = actor.kind === 'person' ? actor.accountId : null
  return [write(FINE_SQL, [checker, now, id, JSON.stringify(materials)]), acceptChecked(now, id)]
}

/** The rows as {@link takenWrites} leaves them. */
export function withTaken(rows: readonly MaterialRow[], materials: readonly string[], now: number): MaterialRow[] {
  const isTaken = ({ material_id, state }: MaterialRow) => state === 'given' && materials.includes(material_id)
  return rows.map((row) => (isTaken(row) ? { ...row, state: 'fine', checked_at: now } : row))
}
