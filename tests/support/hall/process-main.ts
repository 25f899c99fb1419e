import { startNode } from '../../../worker/node'

/**
 * A hall in a process of its own, so that a test can kill it. Its clock stands at TEST_NOW; the parent learns its origin,
 * and each message from it runs the jobs that are due.
 */
const now = Number(process.env.TEST_NOW)
const { origin, runJobs } = await startNode(process.env, { clock: () => now, log: () => {} })
process.on('message', () => void runJobs().then(() => process.send?.({ jobs: 'done' })))
process.send?.({ origin })
