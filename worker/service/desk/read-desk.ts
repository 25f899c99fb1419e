import type { readDesk as endpoint } from '../../../shared/contract/case'
import type { DeskView } from '../../../shared/contract/desk-view'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { Context } from '../context'
import { deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'

/** An application with its materials and cases, for those who work on one of them. @throws AppError NOT_FOUND */
export async function readDesk(context: Context, { id }: InputOf<typeof endpoint>): Promise<DeskView> {
  const file = await openDesk(context, await context.load(deskQueries(context, id)))
  return deskView(context, file, file.application.version)
}
