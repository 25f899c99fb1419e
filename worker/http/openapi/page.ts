import { escapeHtml, pageOf } from '../page'
import type { JsonObject } from './components'
import type { OpenApiDocument } from './document'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  'x-access': { who: string; roles?: string[] }
  parameters: { name: string; in: string; required: boolean; description?: string; schema: JsonObject }[]
  requestBody?: { description?: string; content: Record<string, { schema: JsonObject }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonObject }> }>
}

/** The document as a page one can read: operations by group, who may call each, and every schema. */
export function documentPage(document: OpenApiDocument): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      operation: operation as unknown as Operation,
    })),
  )
  const groups = document.tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name))
    return `<section><h2 id="${name}">${name}</h2><p>${escapeHtml(description)}</p>
${own.map(({ path, method, operation }) => operationHtml(path, method, operation)).join('\n')}</section>`
  })
  const links = [...document.tags.map(({ name }) => name), 'schemas'].map((name) => `<a href="#${name}">${name}</a>`)
  return pageOf({
    title: `${document.info.title} API ${document.info.version}`,
    language: 'en',
    style: '/api/docs/style.css',
    body: `<h1>${escapeHtml(document.info.title)} API</h1>
<p>Version ${escapeHtml(document.info.version)} · <a href="/api/openapi.json">openapi.json</a></p>
${introduction(document.info.description)}
<nav aria-label="Groups">${links.join('')}</nav>
${groups.join('\n')}
<section><h2 id="schemas">schemas</h2>
${Object.entries(document.components.schemas).map(schemaHtml).join('\n')}</section>`,
  })
}

function introduction(description: string): string {
  const lines = description.split('\n').filter((line) => line !== '')
  return lines.map((line) => `<p>${inline(line.replace(/^- /, ''))}</p>`).join('\n')
}

/** Text with `code` in back quotes. */
function inline(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

function operationHtml(path: string, method: string, operation: Operation): string {
  const { who, roles } = operation['x-access']
  const access = roles ? roles.join(', ') : who
  const body = operation.requestBody?.content['application/json']
  return `<details><summary><span class="method">${method.toUpperCase()}</span>
<code>${escapeHtml(path)}</code><span class="who${who === 'staff' ? ' staff' : ''}">${escapeHtml(access)}</span>
<span class="what">${escapeHtml(operation.summary)}</span></summary><div id="${operation.operationId}">
${parametersHtml(operation)}${body ? `<h3>Body</h3>${schemaBlock(body.schema)}` : bytesHtml(operation)}
<h3>Answers</h3><table><tbody>${Object.entries(operation.responses).map(responseHtml).join('')}</tbody></table></div></details>`
}

function bytesHtml({ requestBody }: Operation): string {
  return requestBody?.description ? `<h3>Body</h3><p>${escapeHtml(requestBody.description)}</p>` : ''
}

function parametersHtml({ parameters }: Operation): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(
    ({ name, in: place, required, description = '', schema }) =>
      `<tr><td><code>${escapeHtml(name)}</code></td><td>${place}${required ? ', required' : ''}</td>
<td>${linked(schema)} ${escapeHtml(description)}</td></tr>`,
  )
  return `<h3>Parameters</h3><table><tbody>${rows.join('')}</tbody></table>`
}

function responseHtml([status, { description, content }]: [string, Operation['responses'][string]]): string {
  const schema = content?.['application/json']?.schema
  const isError = Number(status) >= 400
  return `<tr><td>${status}</td><td>${escapeHtml(description)}${schema && !isError ? schemaBlock(schema) : ''}</td></tr>`
}

function schemaHtml([name, schema]: [string, JsonObject]): string {
  return `<details><summary><code>${name}</code></summary><div id="schema-${name}">${schemaBlock(schema)}</div></details>`
}

function schemaBlock(schema: JsonObject): string {
  if (typeof schema.$ref === 'string') return `<p>${linked(schema)}</p>`
  return `<pre>${linked(schema, 2)}</pre>`
}

/** JSON of a schema, with every reference a link to its component. */
function linked(schema: JsonObject, indent?: number): string {
  if (typeof schema.$ref === 'string') return reference(schema.$ref)
  return escapeHtml(JSON.stringify(schema, null, indent)).replace(
    /&#34;\$ref&#34;: ?&#34;([^&]+)&#34;/g,
    (_, target: string) => reference(target),
  )
}

function reference(target: string): string {
  const name = target.split('/').pop() ?? ''
  return `<a href="#schema-${name}">${name}</a>`
}
