import { expect, it } from 'vitest'
import { approveAtRandom } from './approvers'

it('approvers at random on the same cases lose nothing, double nothing and make no impossible history', async () => {
  const outcome = await approveAtRandom({
    ...{ approvers: 15, applications: 3, rounds: 6, ms: Number.POSITIVE_INFINITY },
  })
  expect(outcome).toMatchObject({ failed: 0, lostOrDoubled: 0, broken: 0 })
  expect(outcome.acknowledged).toBeGreaterThan(10)
  expect(outcome.conflicts).toBeGreaterThan(0)
})
