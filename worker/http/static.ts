import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import { securityHeaders } from './security'

/** Serves the built H5 pages. File names carry a hash of their content, so all but the page itself are kept for long. */
export function staticPages(app: Hono, folder: string): void {
  app.use(
    '/*',
    serveStatic({
      root: folder,
      onFound: (path, c) => {
        for (const [name, value] of Object.entries(securityHeaders('h5', c.req.raw))) c.header(name, value)
        c.header(
          'cache-control',
          /\.[0-9a-f]{6,}\.(js|css)$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    }),
  )
}
