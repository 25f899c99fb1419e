import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { Phone } from '../../shared/contract/common'
import { WorkName } from '../../shared/contract/staff'
import { firstAdmin } from '../service/account/first-admin'
import { AppError } from '../service/error'
import { runCommand } from './run'

const Days = v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1))

/**
 * `npm run first-admin -- --phone 13800000000 [--name 王主任] [--days 365]`: the first administrator of a hall in production. Done once:
 * while there is an administrator it refuses.
 */
await runCommand('first-admin', async (context) => {
  const { values } = parseArgs({
    options: { phone: { type: 'string' }, name: { type: 'string' }, days: { type: 'string', default: '365' } },
  })
  const phone = v.safeParse(Phone, values.phone)
  const name = v.safeParse(v.optional(WorkName), values.name)
  const days = v.safeParse(Days, values.days)
  if (!phone.success || !name.success || !days.success)
    throw new Error('Say who it is: npm run first-admin -- --phone 13800000000 [--name 王主任] [--days 365]')
  if (context.deps.environment === 'demo')
    throw new Error('The demo has an administrator of its own. For a real hall set APP_ENV=production.')
  try {
    await firstAdmin(context, { phone: phone.output, name: name.output ?? null, days: days.output })
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
    throw new Error('There is an administrator already. Further roles are granted by an administrator, in the hall.')
  }
  return `The holder of this phone is administrator for ${days.output} days, from the next login by SMS on.`
})
