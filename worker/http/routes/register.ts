import * as contract from '../../../shared/contract/register'
import { exportRegister, listExports } from '../../service/register/exports'
import { listRegister } from '../../service/register/list-register'
import { openExport } from '../../service/register/open-export'
import { bind, bindReply, type Route } from '../route'

/** 台账: what was received and what came to its end, on the screen and as a spreadsheet. */
export const registerRoutes: readonly Route[] = [
  bind(contract.listRegister, listRegister),
  bind(contract.exportRegister, exportRegister),
  bind(contract.listExports, listExports),
  bindReply(contract.openExport, async (_deps, input, context) => {
    const { name, stream } = await openExport(context, input)
    const headers = {
      'content-type': contract.XLSX,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    }
    return { status: 200, body: stream, headers }
  }),
]
