import type { Catalogue, ServicePoint } from '../../../shared/contract/catalogue'
import type { Delivery } from '../../../shared/domain/delivery'
import { type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'

/** A service point where certificates are given out. */
const isCollectable = ({ windows }: ServicePoint): boolean => windows.some(({ kind }) => kind === 'issuing')

/** @throws AppError BAD_FIELD for a service point that gives nothing out; null is where it was handed in */
export function requireCollectable({ deps: { catalogue } }: Context, pointId: string | null): void {
  if (pointId === null) return
  const point = catalogue.points.find(({ id }) => id === pointId)
  if (point === undefined || !isCollectable(point)) throw new AppError('BAD_FIELD', { field: 'delivery.pointId' })
}

/** Where it is collected: the point that was chosen, else the one where it was handed in. */
export function collectPoint(
  { points }: Catalogue,
  { pointId }: Pick<Delivery, 'pointId'>,
  handedIn: string | null,
): ServicePoint | undefined {
  return points.find(({ id }) => id === pointId) ?? points.find(({ id }) => id === handedIn)
}

/** Where a case waits to be collected, as the index `case_collect` has it; of `"case" c`. */
export const COLLECTED_AT = 'CASE WHEN c.collect_point_id IS NULL THEN c.point_id ELSE c.collect_point_id END'

const COLLECT_SQL = 'UPDATE "case" SET collect_point_id = ? WHERE application_id = ?'

/** Goes with every write of the sealed wish, so that the list of the window that was chosen shows what is collected there. */
export const collectWrite = (applicationId: string, { pointId }: Pick<Delivery, 'pointId'>): Write =>
  write(COLLECT_SQL, [pointId, applicationId])
