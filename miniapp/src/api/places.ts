import type { StaffRole } from '@shared/contract/endpoint'
import type { ServicePoint } from '@shared/contract/service-point'
import { useWorkplace } from '@/device/workplace'
import { useMe } from './queries/me'
import { usePoints } from './queries/points'

type Desk = ServicePoint['desks'][number]

export interface Places {
  /** Service points where the person has one of the roles. */
  points: readonly ServicePoint[]
  /** The chosen one; the first where nothing, or something no longer allowed, was chosen. */
  point: ServicePoint | undefined
  /** The window the person sits at; undefined away from one. */
  desk: Desk | undefined
}

/** Where somebody with one of these roles can work, and where they said they do. */
export function usePlaces(roles: readonly StaffRole[]): Places {
  const { data: me } = useMe()
  const { data: all } = usePoints()
  const { pointId, deskId } = useWorkplace()
  const grants = (me?.roles ?? []).filter(({ role }) => roles.includes(role))
  const points = (all ?? []).filter(({ id }) => grants.some((grant) => grant.pointId === null || grant.pointId === id))
  const point = points.find(({ id }) => id === pointId) ?? points[0]
  return { points, point, desk: point?.desks.find(({ id }) => id === deskId) }
}
