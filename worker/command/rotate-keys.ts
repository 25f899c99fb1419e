import { rotateKeys } from '../service/account/rotate-keys'
import { runCommand } from './run'

/**
 * `npm run rotate-keys`: wraps the data key of every person with the newest master key of DATA_KEYS. First add the new key
 * to DATA_KEYS and restart every process of the hall, so that each knows it; the hall stays open during the run. It may be
 * stopped and run again at any time.
 */
await runCommand('rotate-keys', async (context) => {
  const count = await rotateKeys(context)
  const { version } = context.deps.vault
  return `Keys wrapped again: ${count}. All are of version ${version} now; older ones can be taken out of DATA_KEYS.`
})
