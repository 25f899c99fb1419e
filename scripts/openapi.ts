import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { VERSION } from '../shared/contract/version'
import { ROUTES } from '../worker/app'
import { openApiDocument } from '../worker/http/openapi/document'
import { projectRoot } from '../worker/root'

// The document of what is public in production: the next change is compared with it.
const routes = ROUTES.filter(({ endpoint }) => endpoint.access.who !== 'demo')
const path = join(projectRoot(import.meta.url), 'docs/openapi.json')
writeFileSync(path, `${JSON.stringify(openApiDocument(routes, VERSION), null, 2)}\n`)
console.log('docs/openapi.json written')
