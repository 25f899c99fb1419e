import SwaggerParser from '@apidevtools/swagger-parser'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROUTES } from '../../worker/app'
import { type OpenApiDocument, openApiDocument } from '../../worker/http/openapi/document'
import { type Hall, startHall } from '../support/hall'
import { keptDocument, landedDocument } from '../support/landed-document'
import { breakingChanges } from '../support/openapi-diff'

let hall: Hall
let document: OpenApiDocument

beforeAll(async () => {
  hall = await startHall()
  document = (await (await fetch(`${hall.origin}/api/openapi.json`)).json()) as OpenApiDocument
})
afterAll(() => hall.close())

const publicRoutes = ROUTES.filter(({ endpoint }) => endpoint.access.who !== 'demo')
const pathOf = (path: string) => path.replace(/:(\w+)/g, '{$1}')

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1 for the parser of APIDevTools', async () => {
    expect(document.openapi).toBe('3.1.0')
    // The parser writes into what it is given.
    const copy = JSON.parse(JSON.stringify(document)) as Parameters<typeof SwaggerParser.validate>[0]
    await expect(SwaggerParser.validate(copy)).resolves.toBeDefined()
  })

  it('is valid for Redocly', async () => {
    const config = await createConfig({ extends: ['spec'] })
    const problems = await lintFromString({ source: JSON.stringify(document), config })
    expect(problems.map(({ message, location }) => `${location[0]?.pointer}: ${message}`)).toEqual([])
  })

  it.each(ROUTES.map(({ endpoint }) => [endpoint.name, endpoint] as const))('tells of %s', (_name, endpoint) => {
    const operation = document.paths[pathOf(endpoint.path)]?.[endpoint.method.toLowerCase()]
    expect(operation).toMatchObject({
      operationId: endpoint.name,
      'x-access': endpoint.access,
      responses: { [endpoint.status]: expect.anything() },
    })
    const needsLogin = endpoint.access.who === 'person' || endpoint.access.who === 'staff'
    expect(operation?.security).toEqual(needsLogin ? [{ session: [] }] : [])
  })

  it('tells of no operation that is not a route', () => {
    const known = new Set(ROUTES.map(({ endpoint }) => `${endpoint.method.toLowerCase()} ${pathOf(endpoint.path)}`))
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(told.filter((operation) => !known.has(operation))).toEqual([])
  })

  it('asks for the idempotency key where one is required', () => {
    for (const { endpoint } of ROUTES.filter((route) => route.endpoint.idempotent === 'required')) {
      const operation = document.paths[pathOf(endpoint.path)]?.[endpoint.method.toLowerCase()]
      expect(operation?.parameters).toContainEqual(
        expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
      )
    }
  })

  it('is answered with 304 to those who have it', async () => {
    const first = await fetch(`${hall.origin}/api/openapi.json`)
    const etag = first.headers.get('etag') ?? ''
    const second = await fetch(`${hall.origin}/api/openapi.json`, { headers: { 'if-none-match': etag } })
    expect([first.status, second.status]).toEqual([200, 304])
  })

  it('breaks no phone that knows the last landed one', () => {
    const breakages = breakingChanges(landedDocument(), JSON.parse(JSON.stringify(document)))
    expect(breakages.map(({ where, what }) => `${where}: ${what}`)).toEqual([])
  })

  it('is kept in docs/openapi.json for the next change (write it anew with: npx tsx scripts/openapi.ts)', () => {
    const now = JSON.parse(JSON.stringify(openApiDocument(publicRoutes, document.info.version)))
    expect(differences(keptDocument(), now)).toEqual([])
  })
})

/** Paths and components that are not the same in both. */
function differences(kept: Record<string, unknown>, now: OpenApiDocument): string[] {
  const parts = (from: Partial<OpenApiDocument>) => ({ ...from.paths, ...from.components?.schemas })
  const before: Record<string, unknown> = parts(kept)
  const after: Record<string, unknown> = parts(now)
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

describe('its page', () => {
  it('lists every operation, under a policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(`${hall.origin}/api/docs`)
    const page = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const { endpoint } of ROUTES) expect(page).toContain(`id="${endpoint.name}"`)
    const loaded = [...page.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="([^"]+)"/g)].map(([, address]) => address)
    expect(loaded).toEqual(['data:,', '/api/docs/style.css'])
  })

  it('has its style from our own origin', async () => {
    const response = await fetch(`${hall.origin}/api/docs/style.css`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8')
  })
})
