import type { changeDelivery as endpoint } from '../../../shared/contract/application'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { checkDelivery, mayChangeDelivery, normaliseDelivery } from '../../../shared/domain/delivery'
import { guarded } from '../../db/statement'
import { casesQuery, filedQuery, withId } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { requireAuthority } from './agent'
import { collectWrite, requireCollectable } from './collectable'
import { applicationKey, openContent, sealContent } from './content'
import { ownFiled } from './under-way'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>

/** Posting and handing over advance the version too: whichever comes first, the other sees it. */
const CHANGE_SQL = `UPDATE application SET version = version + 1, delivery_sealed = ?, changed_at = ?
  WHERE id = ? AND version = ?`

/**
 * The applicant says how the result shall come, until the last of it was handed over or sent; in a draft it is saved with
 * the rest. @throws AppError NOT_FOUND, NOT_SUBMITTED, CERTIFICATE_HANDED, AGENT_NOT_AUTHORISED, BAD_FIELD, CONFLICT
 */
export function changeDelivery(context: Context, input: Input): Promise<Answer> {
  return readAgain(() => change(context, input))
}

async function change(context: Context, { id, ...wish }: Input): Promise<Answer> {
  const { vault } = context.deps
  const which = withId(id)
  const [filed, cases] = await context.load([filedQuery(which), casesQuery(which)])
  const own = ownFiled(context, filed)
  if (own.submitted_at === null) throw new AppError('NOT_SUBMITTED')
  const results = cases.map(({ state, workflow }) => ({ state, result: (JSON.parse(workflow) as Workflow).result }))
  if (!mayChangeDelivery(results)) throw new AppError('CERTIFICATE_HANDED')
  requireCollectable(context, wish.pointId)
  const [problem] = checkDelivery(wish)
  if (problem) throw new AppError('BAD_FIELD', { field: problem.part })
  const key = await applicationKey(vault, own)
  const content = await openContent(vault, key, own)
  requireAuthority(context, content.agent, 'collect')
  const delivery = normaliseDelivery(wish)
  const [, , , sealed = null] = await sealContent(vault, key, id, { ...content, delivery })
  await context.save(
    [
      guarded('CONFLICT', CHANGE_SQL, [sealed, context.now, id, own.version]),
      collectWrite(id, delivery),
      context.audit('change_delivery', 'application', id, own.point_id, { way: delivery.way }),
    ],
    delivery,
  )
  return delivery
}
