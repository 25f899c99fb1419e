import { Hono } from 'hono'
import { errorResponse } from './http/error'
import type { Route } from './http/route'
import { accountRoutes } from './http/routes/account'
import { adminRoutes } from './http/routes/admin'
import { appointmentRoutes } from './http/routes/appointment'
import { catalogueRoutes } from './http/routes/catalogue'
import { demoRoutes } from './http/routes/demo'
import { documentRoutes } from './http/routes/document'
import { healthRoutes } from './http/routes/health'
import { ratingRoutes } from './http/routes/rating'
import { sessionRoutes } from './http/routes/session'
import { slotRoutes } from './http/routes/slot'
import { visitRoutes } from './http/routes/visit'
import type { Deps } from './service/deps'
import { AppError } from './service/error'

/** Every route of the product; the documentation and the access test walk this list. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...catalogueRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...slotRoutes,
  ...appointmentRoutes,
  ...visitRoutes,
  ...ratingRoutes,
  ...adminRoutes,
  ...demoRoutes,
]

/** The whole API over what it is given; holds no global state. */
export function createApp(deps: Deps) {
  const app = new Hono()
  for (const { endpoint, handle } of ROUTES) {
    // Demo routes do not exist in production: not refused, absent.
    if (endpoint.access.who === 'demo' && deps.environment === 'production') continue
    app.on(endpoint.method, endpoint.path, (c) => handle(deps, c))
  }
  documentRoutes(app, deps, ROUTES)
  app.all('/api/*', () => errorResponse(deps, new AppError('NOT_FOUND'), deps.id()).response)
  app.onError((error) => errorResponse(deps, error, deps.id()).response)
  return app
}
