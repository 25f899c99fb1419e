import { MINUTE_MS } from '../../shared/domain/time'
import { dropExports, makeExports } from '../service/register/make-exports'
import type { Job } from './runner'

/** Makes the registers that were asked for as spreadsheets, and throws old ones away. */
export const registerExportJob: Job = {
  name: 'register-export',
  everyMs: MINUTE_MS,
  run: async (context, each) => {
    await makeExports(context, each)
    await dropExports(context, each)
  },
}
