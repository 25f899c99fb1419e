import type { CaseEvent } from '../../../shared/domain/case/event'
import { foldCase } from '../../../shared/domain/case/fold'
import type { CaseState } from '../../../shared/domain/case/state'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { workflowOf } from '../../../shared/domain/case/workflow-of'
import type { DataKey } from '../../adapter/vault'
import { applicationKey } from '../application/content'
import type { Context } from '../context'
import { found } from '../error'
import { type CaseRow, type EventRow, eventOf, type FiledRow } from './row'

/** A case with its history, folded. */
export interface OpenCase {
  row: CaseRow
  workflow: Workflow
  events: readonly CaseEvent[]
  state: CaseState
}

/** An application with all its cases, and the key of what is sealed in it. */
export interface CaseFile {
  application: FiledRow
  key: DataKey
  cases: readonly OpenCase[]
  /** Events as they are stored, for their words. */
  stored: readonly EventRow[]
}

/** @returns the way a case goes, by the catalogue. @throws Error for an item the catalogue no longer knows */
export function workflowFor({ deps: { catalogue } }: Context, row: CaseRow): Workflow {
  const item = catalogue.items.find(({ id }) => id === row.item_id)
  const point = catalogue.points.find(({ id }) => id === row.point_id)
  if (!item || !point) throw new Error(`the catalogue has no ${row.item_id} at ${row.point_id}`)
  return workflowOf(item, row.variant, row.route, point.level)
}

/** Folds what was read with the queries of `row.ts`. @throws AppError NOT_FOUND without an application */
export async function openCaseFile(
  context: Context,
  filed: readonly FiledRow[],
  rows: readonly CaseRow[],
  stored: readonly EventRow[],
): Promise<CaseFile> {
  const application = found(filed[0])
  const cases = [...rows]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map((row) => {
      const workflow = workflowFor(context, row)
      const events = stored.filter(({ case_id }) => case_id === row.id).map(eventOf)
      return { row, workflow, events, state: foldCase(workflow, events) }
    })
  return { application, key: await applicationKey(context.deps.vault, application), cases, stored }
}
