import { usePlaces } from '@/api/places'
import { useMe } from '@/api/queries/me'
import { usePlaceNames } from '../../../desk/_parts/use-names'

const WINDOWS = ['clerk', 'issuer', 'supervisor'] as const
const OFFICERS: readonly string[] = ['reviewer', 'approver', 'inspector']

/** A place whose cards somebody may see. */
export interface Reach {
  id: string
  text: string
  scope: { pointId?: string; departmentId?: string }
}

/** The service point where somebody works at a window, and the departments they work for. */
export function useReach(): { reaches: readonly Reach[]; atWindows: boolean } {
  const { data: me } = useMe()
  const { point } = usePlaces(WINDOWS)
  const places = usePlaceNames()
  const departments = (me?.roles ?? [])
    .filter(({ role }) => OFFICERS.includes(role))
    .map(({ departmentId }) => departmentId)
    .filter((id, index, all): id is string => id !== null && all.indexOf(id) === index)
  const here = point ? [{ id: point.id, text: places.point(point.id), scope: { pointId: point.id } }] : []
  const own = departments.map((id) => ({ id, text: places.department(id), scope: { departmentId: id } }))
  return { reaches: [...here, ...own], atWindows: point !== undefined }
}
