import type { saveChecklistState as endpoint } from '../../../shared/contract/appointment'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { write } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'

const SAVE_SQL = `INSERT INTO checklist_state (account_id, bundle_id, answers, ticked, updated_at) VALUES (?,?,?,?,?)
  ON CONFLICT (account_id, bundle_id) DO UPDATE SET answers = excluded.answers, ticked = excluded.ticked,
    updated_at = excluded.updated_at WHERE excluded.updated_at >= checklist_state.updated_at`

/**
 * Keeps answers and ticks of one bundle. The newer of two devices wins; a device whose clock is ahead counts as now, so
 * that it cannot win for ever. @throws AppError NOT_FOUND for a bundle that is not in the catalogue
 */
export async function saveChecklist(
  context: Context,
  { id, answers, ticked, updatedAt }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  await context.load([])
  found(context.deps.catalogue.bundles.find((bundle) => bundle.id === id))
  const row = [context.accountId, id, JSON.stringify(answers), JSON.stringify(ticked), Math.min(updatedAt, context.now)]
  await context.save([write(SAVE_SQL, row), context.audit('save', 'checklist', id)])
  return { done: true }
}
