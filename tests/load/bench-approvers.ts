import { approveAtRandom } from './approvers'
import { figure, say } from './report'

const RUSH = { approvers: 50, applications: 100, ms: 60_000, rounds: Number.POSITIVE_INFINITY }

/** Fifty approvers on five hundred cases for a minute. */
export async function benchApprovers(): Promise<void> {
  const outcome = await approveAtRandom(RUSH)
  const { acknowledged, conflicts, refused, events } = outcome
  say(
    `approvers: ${RUSH.approvers} on ${RUSH.applications * 5} cases for ${RUSH.ms / 1000} s over HTTP; ${acknowledged} acknowledged, ${conflicts} conflicts, ${refused} refused by the rules, ${events} events in all chains`,
  )
  figure('approvers: events acknowledged', acknowledged, '', { least: 500 })
  figure('approvers: events lost, doubled or never told', outcome.lostOrDoubled, '', { most: 0 })
  figure('approvers: broken chains and impossible histories', outcome.broken, '', { most: 0 })
  figure('approvers: answers that are none', outcome.failed, '', { most: 0 })
}
