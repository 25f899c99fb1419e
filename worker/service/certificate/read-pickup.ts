import type { readPickup as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { agentMay } from '../../../shared/domain/applicant'
import { isToCollect } from '../../../shared/domain/certificate'
import { dayOf } from '../../../shared/domain/time'
import { collectPoint } from '../application/collectable'
import { applicationKey, openContent } from '../application/content'
import { casesQuery, filedQuery, withId } from '../case/row'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { pickupQuery } from './pickup-code'
import { comingOf } from './pickup-file'
import { certificateQuery, pickupSpot } from './row'
import { certificateName } from './view'

/** The pick-up code of the caller's application, and what lies ready. @throws AppError NOT_FOUND, NOT_SUBMITTED */
export async function readPickup(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { deps, now } = context
  const which = withId(id)
  const [filed, cases, pickups, certificates] = await context.load([
    filedQuery(which),
    casesQuery(which),
    pickupQuery(which),
    certificateQuery('c.application_id = ? ORDER BY c.created_at', [id]),
  ])
  const application = found(filed[0])
  if (application.account_id !== context.accountId) throw new AppError('NOT_FOUND')
  if (application.number === null) throw new AppError('NOT_SUBMITTED')
  const key = await applicationKey(deps.vault, application)
  const { agent, delivery } = await openContent(deps.vault, key, application)
  const point = found(collectPoint(deps.catalogue, delivery, application.point_id), 'NOT_SUBMITTED')
  // The code is what the window hands everything over against: not to somebody who may not collect.
  const mayCollect = agent === null || agentMay(agent, 'collect', dayOf(now))
  const ready = certificates.filter(isToCollect)
  const [pickup] = pickups
  const nameOf = (row: (typeof certificates)[number]) => ({ id: row.id, name: certificateName(context, row.item_id) })
  return {
    applicationId: id,
    number: application.number,
    code:
      pickup && ready.length > 0 && mayCollect
        ? await deps.vault.unseal(key, pickupSpot(id), pickup.code_sealed)
        : null,
    point: { id: point.id, name: point.name },
    way: delivery.way,
    ready: ready.map(nameOf),
    collected: certificates.flatMap((row) =>
      row.handover === 'kept' ? [] : [{ ...nameOf(row), at: row.handed_at, how: row.handover }],
    ),
    coming: comingOf(cases),
    agentMay: agent !== null && mayCollect,
  }
}
