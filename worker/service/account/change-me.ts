import type { changeMe as endpoint } from '../../../shared/contract/account'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { consentWrites } from './consent'

const CHANGE_SQL = `UPDATE account SET language = coalesce(?, language), large_type = coalesce(?, large_type)
  WHERE id = ? AND deleted_at IS NULL`

/** Changes language, type size or consent; what is left out stays. */
export async function changeMe(
  context: Context,
  { language, largeType, consent }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  await context.load([])
  await context.save([
    guarded('NOT_FOUND', CHANGE_SQL, [
      language ?? null,
      largeType === undefined ? null : Number(largeType),
      context.accountId,
    ]),
    ...consentWrites(context, context.accountId, consent),
    context.audit('change', 'account', context.accountId),
  ])
  return { done: true }
}
