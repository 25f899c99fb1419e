import type { CaseEvent } from '../../../shared/domain/case/event'
import { foldCase } from '../../../shared/domain/case/fold'
import type { Renewal } from '../../../shared/domain/case/guard-input'
import type { CaseState } from '../../../shared/domain/case/state'
import type { DataKey } from '../../adapter/vault'
import { applicationKey } from '../application/content'
import { renewalsOf } from '../certificate/renewals'
import type { Context } from '../context'
import { found } from '../error'
import type { KeptWorkflow } from './naming'
import { type CaseRow, type EventRow, eventOf, type FiledRow, type StoredCase } from './row'

/** A case with its history, folded. */
export interface OpenCase {
  row: CaseRow
  workflow: KeptWorkflow
  events: readonly CaseEvent[]
  state: CaseState
}

/** An application with all its cases, and the key of what is sealed in it. */
export interface CaseFile {
  application: FiledRow
  key: DataKey
  cases: readonly OpenCase[]
  /** By case: the certificate whose renewal was asked for in time and is not decided. */
  renewals: ReadonlyMap<string, Renewal>
  /** Events as they are stored, for their words. */
  stored: readonly EventRow[]
}

/** A few dozen serve a whole district; they never change, being named by their content. */
const opened = new Map<string, KeptWorkflow>()

function workflowOf(id: string, body: string): KeptWorkflow {
  const known = opened.get(id) ?? (JSON.parse(body) as KeptWorkflow)
  opened.set(id, known)
  return known
}

/** Folds what was read with the queries of `row.ts`. @throws AppError NOT_FOUND without an application */
export async function openCaseFile(
  context: Context,
  filed: readonly FiledRow[],
  rows: readonly StoredCase[],
  stored: readonly EventRow[],
): Promise<CaseFile> {
  const application = found(filed[0])
  const cases = [...rows]
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ workflow: body, ...row }) => {
      const workflow = workflowOf(row.workflow_id, body)
      const events = stored.filter(({ case_id }) => case_id === row.id).map(eventOf)
      return { row, workflow, events, state: foldCase(workflow, events) }
    })
  const key = await applicationKey(context.deps.vault, application)
  return { application, key, cases, renewals: await renewalsOf(context, { application, key }, cases), stored }
}
