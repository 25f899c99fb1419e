import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { releaseHold as endpoint } from '../../../shared/contract/slot'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { nextWaiterQuery, type OfferedTime } from '../waitlist/offer'
import { freePlace, withHandOver } from './freed-place'
import { RULE_QUERY, ruleOf } from './rule'

type HeldRow = OfferedTime & { closed_reason: string | null }

const HELD_SQL = `SELECT s.id, s.point_id, s.day, s.start_minute, s.starts_at, s.closed_reason
  FROM place p JOIN slot s ON s.id = p.slot_id WHERE p.id = ? AND p.account_id = ? AND p.kind = 'held'`

/** Gives a held place back at once. A hold that is gone already, or another's, changes nothing and says done. */
export function releaseHold(context: Context, { id }: InputOf<typeof endpoint>): Promise<Done> {
  return withHandOver(async (handOver) => {
    const [held, waiters, rules] = await context.load([
      query<HeldRow>(HELD_SQL, [id, context.accountId]),
      nextWaiterQuery('place', id),
      RULE_QUERY,
    ])
    const [slot] = held
    if (!slot) return { done: true }
    const freed = { id, slot, kind: 'held', waiter: waiters[0], handOver } as const
    await context.save([
      ...(await freePlace(context, freed, ruleOf(rules))),
      context.audit('release', 'place', id, slot.point_id),
    ])
    return { done: true }
  })
}
