import type * as v from 'valibot'
import type { Endpoint } from '../../../shared/contract/endpoint'
import { ERRORS, ErrorBody, type ErrorCode } from '../../../shared/contract/error'
import { type ContractSchemas, contractSchemas, type JsonObject } from './components'
import { DESCRIPTION, resourceOf, TAGS } from './text'

export interface OpenApiDocument {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, JsonObject>>
  components: { securitySchemes: JsonObject; schemas: Record<string, JsonObject> }
}

/** An endpoint as the document sees it; `isPublished`: precomputed, with a tag. */
export interface Documented {
  endpoint: Endpoint
  isPublished?: boolean
}

const ALWAYS: readonly ErrorCode[] = ['CLIENT_TOO_OLD', 'RATE_LIMITED', 'INTERNAL']
const WITH_DATABASE: readonly ErrorCode[] = ['DATABASE_BUSY', 'UNAVAILABLE']
const WITH_WRITE: readonly ErrorCode[] = ['DATABASE_FULL']
/** A hall that cannot serve says why in the same words as one that can. */
const SAME_BODY_AS_SUCCESS: Readonly<Record<string, number>> = { readHealth: 503 }

/** Makes the OpenAPI 3.1 document of these endpoints, from the schemas that check every request. */
export function openApiDocument(documented: readonly Documented[], version: string): OpenApiDocument {
  const isThere = (schema: unknown): schema is v.GenericSchema<unknown, unknown> => schema !== undefined
  const schemas = contractSchemas(
    documented.flatMap(({ endpoint }) => [endpoint.params, endpoint.query, endpoint.body]).filter(isThere),
    [ErrorBody, ...documented.map(({ endpoint }) => endpoint.answer)],
  )
  const paths: OpenApiDocument['paths'] = {}
  for (const one of documented) {
    const path = one.endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [one.endpoint.method.toLowerCase()]: operationOf(one, schemas) }
  }
  const used = new Set(documented.map(({ endpoint }) => resourceOf(endpoint.path)))
  return {
    openapi: '3.1.0',
    info: { title: '一窗 Yichuang', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: TAGS.filter(({ name }) => used.has(name)),
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: schemas.components,
    },
  }
}

function operationOf({ endpoint, isPublished }: Documented, schemas: ContractSchemas): JsonObject {
  const { access } = endpoint
  const isOpen = access.who === 'anyone' || access.who === 'demo'
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [resourceOf(endpoint.path)],
    'x-access': access,
    security: isOpen ? [] : [{ session: [] }],
    parameters: [...parametersOf(endpoint, schemas), ...headersOf(endpoint, isPublished === true)],
    ...requestBodyOf(endpoint, schemas),
    responses: responsesOf(endpoint, isPublished === true, schemas),
  }
}

function requestBodyOf({ body, bytes }: Endpoint, schemas: ContractSchemas): JsonObject {
  if (bytes !== undefined) {
    const description = `Raw bytes, at most ${bytes}.`
    return { requestBody: { required: true, description, content: { 'application/octet-stream': {} } } }
  }
  return body ? { requestBody: { required: true, content: json(schemas.of(body)) } } : {}
}

const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } })

function answerContentOf({ answer, fileTypes }: Endpoint, schemas: ContractSchemas): JsonObject {
  return fileTypes ? Object.fromEntries(fileTypes.map((type) => [type, {}])) : json(schemas.of(answer))
}

interface ObjectSchema {
  properties?: Record<string, JsonObject>
  required?: string[]
}

function parametersOf(endpoint: Endpoint, schemas: ContractSchemas): JsonObject[] {
  const parameters: JsonObject[] = []
  for (const place of ['path', 'query'] as const) {
    const part = place === 'path' ? endpoint.params : endpoint.query
    if (!part) continue
    // Both are objects; one that has a name is looked up.
    const converted = schemas.of(part)
    const name = typeof converted.$ref === 'string' ? converted.$ref.split('/').pop() : undefined
    const { properties = {}, required = [] } = (name ? schemas.components[name] : converted) as ObjectSchema
    for (const [field, { description, ...schema }] of Object.entries(properties)) {
      parameters.push({
        name: field,
        in: place,
        required: required.includes(field),
        ...(description === undefined ? {} : { description }),
        schema,
      })
    }
  }
  return parameters
}

function headersOf(endpoint: Endpoint, isPublished: boolean): JsonObject[] {
  const headers: JsonObject[] = []
  if (endpoint.idempotent !== 'no') {
    headers.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: endpoint.idempotent === 'required',
      description: 'Chosen by the caller, once a wish: the same key with the same body gets the first answer again.',
      schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,80}$' },
    })
  }
  if (isPublished) {
    headers.push({ name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' } })
  }
  return headers
}

/** Every code an endpoint can answer with: its own, and what its shape brings along. */
export function errorCodesOf(endpoint: Endpoint, isPublished: boolean): ErrorCode[] {
  const codes = new Set<ErrorCode>(ALWAYS)
  const { access } = endpoint
  if (access.who === 'person' || access.who === 'staff') codes.add('UNAUTHENTICATED').add('TOKEN_EXPIRED')
  if (access.who === 'staff') codes.add('FORBIDDEN')
  if (endpoint.params) codes.add('NOT_FOUND')
  if (endpoint.query || endpoint.body) codes.add('BAD_FIELD')
  if (endpoint.bytes) codes.add('BAD_REQUEST').add('BODY_TOO_LARGE').add('UNSUPPORTED_TYPE')
  if (endpoint.body) codes.add('BAD_JSON').add('BODY_TOO_LARGE').add('UNSUPPORTED_TYPE')
  if (endpoint.idempotent !== 'no') codes.add('IDEMPOTENCY_MISMATCH')
  if (endpoint.idempotent === 'required') codes.add('IDEMPOTENCY_KEY_NEEDED')
  if (!isPublished) for (const code of WITH_DATABASE) codes.add(code)
  if (endpoint.method !== 'GET') for (const code of WITH_WRITE) codes.add(code)
  if (endpoint.method !== 'GET' && access.who === 'staff') codes.add('RIGHTS_CHANGED')
  for (const code of endpoint.errors) if (isCode(code)) codes.add(code)
  return [...codes]
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code)
}

function responsesOf(endpoint: Endpoint, isPublished: boolean, schemas: ContractSchemas): JsonObject {
  const answer = schemas.of(endpoint.answer)
  const responses: Record<string, JsonObject> = {
    [endpoint.status]: { description: endpoint.summary, content: answerContentOf(endpoint, schemas) },
  }
  if (isPublished) responses[304] = { description: 'The caller has these bytes.' }
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of errorCodesOf(endpoint, isPublished)) {
    const [status] = ERRORS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const same = SAME_BODY_AS_SUCCESS[endpoint.name]
  for (const [status, codes] of [...byStatus].sort(([a], [b]) => a - b)) {
    responses[status] =
      status === same
        ? { description: 'It cannot serve; the answer says why.', content: json(answer) }
        : { description: codes.join(', '), 'x-codes': codes, content: json(schemas.of(ErrorBody)) }
  }
  return responses
}
