import type { openPickup as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { withNumber } from '../case/row'
import type { Context } from '../context'
import { keptOf, openPickupFile, pickupQueries, pickupView, requireProof } from './pickup-file'

/** What lies ready for whoever shows the code or the document. @throws AppError PICKUP_WRONG, PICKUP_LOCKED, BAD_FIELD */
export async function openPickup(
  context: Context,
  { number, code, document }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const file = await openPickupFile(context, await context.load(pickupQueries(context, withNumber(number))))
  await requireProof(context, file, { code, document })
  return pickupView(context, file, keptOf(file))
}
