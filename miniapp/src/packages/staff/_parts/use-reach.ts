import type { StaffRole } from '@shared/contract/endpoint'
import { usePlaces } from '@/api/places'
import { useMe } from '@/api/queries/me'
import { usePlaceNames } from '../../desk/_parts/use-names'

const OFFICERS: readonly string[] = ['reviewer', 'approver', 'inspector']

/** A place of which somebody may see something. */
export interface Reach {
  id: string
  text: string
  scope: { pointId?: string; departmentId?: string }
}

/** The service point where somebody has one of these roles, and the departments they work for. */
export function useReach(roles: readonly StaffRole[]): { reaches: readonly Reach[]; atPoint: boolean } {
  const { data: me } = useMe()
  const { point } = usePlaces(roles)
  const places = usePlaceNames()
  const departments = (me?.roles ?? [])
    .filter(({ role }) => OFFICERS.includes(role))
    .map(({ departmentId }) => departmentId)
    .filter((id, index, all): id is string => id !== null && all.indexOf(id) === index)
  const here = point ? [{ id: point.id, text: places.point(point.id), scope: { pointId: point.id } }] : []
  const own = departments.map((id) => ({ id, text: places.department(id), scope: { departmentId: id } }))
  return { reaches: [...here, ...own], atPoint: point !== undefined }
}
