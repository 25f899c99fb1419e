import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { readInspection as endpoint } from '../../../shared/contract/inspection'
import type { Context } from '../context'
import { loadDeskVisit } from './desk-visit'
import { inspectionView } from './view'

/** One visit with everything a phone needs on the spot. @throws AppError NOT_FOUND */
export async function readInspection(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { file, rows, row } = await loadDeskVisit(context, id)
  return inspectionView(context, file, row, rows, file.authorities)
}
