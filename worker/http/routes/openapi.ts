import type { Hono } from 'hono'
import * as v from 'valibot'
import { ANYONE, endpoint } from '../../../shared/contract/endpoint'
import type { Deps } from '../../service/deps'
import { openApiDocument } from '../openapi/document'
import { documentPage } from '../openapi/page'
import { PAGE_STYLE } from '../page'
import { type Published, publish, publishText } from '../published'
import { bindPublished, type Route } from '../route'

const file = (name: string, path: string) =>
  endpoint({ name, method: 'GET', path, access: ANYONE, summary: name, answer: v.unknown() })

/** Made at the first question: most processes are never asked. */
function once(make: () => Published): () => Published {
  let made: Published | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Serves the OpenAPI document of these routes and its page from our own origin. */
export function openApiRoutes(app: Hono, deps: Deps, routes: readonly Route[]): void {
  const describe = () => openApiDocument(routes, deps.version)
  const own = [
    bindPublished(
      file('readOpenApi', '/api/openapi.json'),
      once(() => publish(describe())),
    ),
    bindPublished(
      file('readOpenApiPage', '/api/docs'),
      once(() => publishText(documentPage(describe()), 'text/html')),
    ),
    bindPublished(
      file('readPageStyle', '/api/docs/style.css'),
      once(() => publishText(PAGE_STYLE, 'text/css')),
    ),
  ]
  for (const {
    endpoint: { path },
    handle,
  } of own)
    app.get(path, (c) => handle(deps, c))
}
