import { verifyChains } from '../service/case/verify-chains'
import { runCommand } from './run'

/**
 * `npm run verify-chains`: walks the hash chain of every case and folds its events against its row. Reads only; the hall
 * may be open. Ends with an error that names the first cases that do not hold.
 */
await runCommand('verify-chains', async (context) => {
  const { cases, events, broken } = await verifyChains(context)
  if (broken.length === 0) return `All chains hold: ${cases} cases, ${events} events.`
  const shown = broken
    .slice(0, 20)
    .map(({ caseId, seq, why }) => `${caseId}: ${why}${seq === null ? '' : ` at event ${seq}`}`)
  throw new Error(`${broken.length} of ${cases} cases do not hold:\n${shown.join('\n')}`)
})
