import type { AskView } from '../../../shared/contract/progress'
import { type Ask, asksOf } from '../../../shared/domain/case/explain'
import type { CaseState } from '../../../shared/domain/case/state'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { OpenCase } from '../case/case-file'

/** What was said about each point of a supplement notice, by its id. */
export type PointWords = ReadonlyMap<string, string>

/** What a case asks of its applicant now. */
export function askViews(calendar: WorkCalendar, { row, workflow, state }: OpenCase, words: PointWords): AskView[] {
  return asksOf(workflow, state, calendar).map((ask) => ({
    kind: ask.kind,
    caseId: row.id,
    itemIds: [row.item_id],
    points: pointsOf(ask, state, words),
    untilDay: ask.untilDay,
  }))
}

/** All points of the notice, the met ones too: the list stays the one that was told. */
function pointsOf(ask: Ask, state: CaseState, words: PointWords): AskView['points'] {
  if (ask.kind === 'promised')
    return ask.materials.map((material) => ({ material, field: null, words: null, met: false }))
  if (ask.kind !== 'supplement') return []
  return state.listed.map(({ id, materialId }) => ({
    material: materialId,
    field: materialId === null ? id : null,
    words: words.get(id) ?? null,
    met: !ask.points.includes(id),
  }))
}

/** True when something is to be given, a paper or a field. */
export function isAskedFor(asks: readonly AskView[]): boolean {
  return asks.some(({ kind }) => kind === 'supplement' || kind === 'promised')
}

/** Materials that the applicant may give now: unmet points of supplement notices, and what was promised for later. */
export function askedMaterials(asks: readonly AskView[]): Set<string> {
  const points = asks.flatMap((ask) => ask.points).filter(({ met }) => !met)
  return new Set(points.flatMap(({ material }) => (material === null ? [] : [material])))
}
