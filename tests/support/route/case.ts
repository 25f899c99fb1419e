import type { Endpoint, StaffRole } from '../../../shared/contract/endpoint'
import type { CallOptions, Login } from '../hall/client'
import type { World } from './world'

/**
 * What stands between a caller and a route. `open`: nothing. `own`: a login, and one reaches oneself only. `object`: the
 * thing is its owner's; `silent`: the same, but who asks for another's is told it is done. `point`: a role at the thing's
 * service point or in its department. `holder`: a role, and the thing is its owner's. `district`: a role. `demo`: the demo desk.
 */
export type Scope = 'open' | 'own' | 'object' | 'silent' | 'point' | 'holder' | 'district' | 'demo'

/** A request that must succeed: whose it is, and what is sent. */
export interface Request {
  as?: Login
  params?: unknown
  query?: unknown
  body?: unknown
  bytes?: Uint8Array<ArrayBuffer>
}

/** One route with a way to make a request that succeeds, as often as asked for. */
export interface RouteCase {
  endpoint: Endpoint
  scope: Scope
  /** Roles the route names that this request is still not for, with the code they get. */
  except?: Readonly<Partial<Record<StaffRole, string>>> | undefined
  prepare: (world: World) => Promise<Request>
}

/** In two steps, so that the endpoint alone decides the type of the request. */
export function route<E extends Endpoint>(endpoint: E, scope: Scope, except?: RouteCase['except']) {
  return (prepare: (world: World) => CallOptions<E> | Promise<CallOptions<E>>): RouteCase => ({
    endpoint,
    scope,
    except,
    prepare: async (world) => prepare(world),
  })
}
