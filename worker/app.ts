import { Hono } from 'hono'
import { type Route, refuse } from './http/route'
import { accountRoutes } from './http/routes/account'
import { adminRoutes } from './http/routes/admin'
import { applicationRoutes } from './http/routes/application'
import { appointmentRoutes } from './http/routes/appointment'
import { caseRoutes } from './http/routes/case'
import { catalogueRoutes } from './http/routes/catalogue'
import { certificateRoutes } from './http/routes/certificate'
import { demoPages, demoRoutes } from './http/routes/demo'
import { documentRoutes } from './http/routes/document'
import { fileRoutes } from './http/routes/file'
import { healthRoutes } from './http/routes/health'
import { identityRoutes } from './http/routes/identity'
import { inboxRoutes } from './http/routes/inbox'
import { inspectionRoutes } from './http/routes/inspection'
import { openApiRoutes } from './http/routes/openapi'
import { ratingRoutes } from './http/routes/rating'
import { registerRoutes } from './http/routes/register'
import { sessionRoutes } from './http/routes/session'
import { slotRoutes } from './http/routes/slot'
import { supervisionRoutes } from './http/routes/supervision'
import { visitRoutes } from './http/routes/visit'
import type { Deps } from './service/deps'
import { AppError } from './service/error'

/** Every route of the product; the documentation and the access test walk this list. */
export const ROUTES: readonly Route[] = [
  ...healthRoutes,
  ...catalogueRoutes,
  ...sessionRoutes,
  ...accountRoutes,
  ...identityRoutes,
  ...inboxRoutes,
  ...slotRoutes,
  ...appointmentRoutes,
  ...fileRoutes,
  ...applicationRoutes,
  ...visitRoutes,
  ...ratingRoutes,
  ...caseRoutes,
  ...inspectionRoutes,
  ...certificateRoutes,
  ...documentRoutes,
  ...supervisionRoutes,
  ...registerRoutes,
  ...adminRoutes,
  ...demoRoutes,
]

/** The whole API over what it is given; holds no global state. */
export function createApp(deps: Deps) {
  const app = new Hono()
  // Demo routes do not exist in production: not refused, absent.
  const routes = ROUTES.filter(({ endpoint }) => endpoint.access.who !== 'demo' || deps.environment !== 'production')
  for (const { endpoint, handle } of routes) app.on(endpoint.method, endpoint.path, (c) => handle(deps, c))
  openApiRoutes(app, deps, routes)
  demoPages(app, deps)
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, (c) => refuse(deps, c.req.raw, new AppError('METHOD_NOT_ALLOWED'), { allow: methods.join(', ') }))
  }
  app.all('/api/*', (c) => refuse(deps, c.req.raw, new AppError('NOT_FOUND')))
  app.onError((error, c) => refuse(deps, c.req.raw, error))
  return app
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { endpoint } of routes)
    methods.set(endpoint.path, [...(methods.get(endpoint.path) ?? []), endpoint.method])
  return methods
}
