import type { Context } from '../context'
import { AppError } from '../error'

interface Place {
  pointId?: string | undefined
  departmentId?: string | undefined
}

/**
 * Lets in who works at the point or in the department that is asked for; a department at every point, besides its own
 * people, a supervisor of all points. @throws AppError NOT_FOUND, BAD_FIELD without a place
 */
export function requireReach(context: Context, { pointId, departmentId }: Place): void {
  if (pointId === undefined && departmentId === undefined)
    throw new AppError('BAD_FIELD', { field: 'departmentId', message: '请选一个部门，或者一个网点。' })
  const isHere = pointId !== undefined && context.mayAt(pointId, 'clerk', 'issuer', 'supervisor')
  const isIn = departmentId !== undefined && context.mayIn(departmentId, 'reviewer', 'approver', 'inspector')
  const isOverAll =
    pointId === undefined &&
    context.actor.kind === 'person' &&
    context.actor.grants.some((grant) => grant.role === 'supervisor' && grant.pointId === null)
  if (!isHere && !isIn && !isOverAll) throw new AppError('NOT_FOUND')
}
