import type { ApplicationView } from '../../shared/contract/application'
import { type Applied, actOn, lookAt } from './application'
import { complete, submit } from './apply'
import type { Hall, Login } from './hall'

/** 预包装食品备案, of the 市场监管 department: one item, needs nothing else. */
export const FILING_ONLY = { subject: { kind: 'item', id: 'prepackaged-filing' }, answers: '' } as const

/**
 * Says of every item that no licence is needed, and takes back what waits for one: the shortest way by which the hall brings an
 * application to its end.
 */
export async function endByClerk(hall: Hall, clerk: Login, id: string): Promise<void> {
  const desk = await lookAt(hall, clerk, id)
  const reply = await actOn(
    hall,
    clerk,
    desk,
    desk.cases.map(({ id: caseId, state }) => ({
      caseId,
      command: { kind: state === 'waiting' ? 'withdraw' : 'no_licence_needed', data: {}, words: '这种情形不用办证。' },
    })),
  )
  if (reply.code !== null) throw new Error(`not ended: ${JSON.stringify(reply.body)}`)
}

/** An application of somebody that came to its end by the hall. */
export async function overApplication(
  hall: Hall,
  as: Login,
  clerk: Login,
  applied: Applied = FILING_ONLY,
): Promise<ApplicationView> {
  const view = await submit(hall, as, await complete(hall, as, applied))
  await endByClerk(hall, clerk, view.id)
  return view
}
