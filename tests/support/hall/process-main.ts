import { startNode } from '../../../worker/node'

/** A hall in a process of its own, so that a test can kill it. Its clock stands at TEST_NOW; the parent learns its origin. */
const now = Number(process.env.TEST_NOW)
const { origin } = await startNode(process.env, { clock: () => now, log: () => {} })
process.send?.({ origin })
