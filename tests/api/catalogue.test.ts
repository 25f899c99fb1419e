import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  listPoints,
  readBundle,
  readCatalogue,
  readChecklist,
  readItem,
  readPoint,
} from '../../shared/contract/catalogue-endpoints'
import type { Endpoint } from '../../shared/contract/endpoint'
import { answersText } from '../../shared/domain/answers-text'
import { checklistOf } from '../../shared/domain/checklist'
import { catalogueOf, viewOf } from '../support/catalogue'
import { type Hall, startHall } from '../support/hall'
import { addressOf } from '../support/route/send'

let hall: Hall

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())

const catalogue = catalogueOf()
const [firstBundle] = catalogue.bundles
const [firstItem] = catalogue.items
const [firstPoint] = catalogue.points
if (!firstBundle || !firstItem || !firstPoint) throw new Error('the catalogue is empty')
const { id: BUNDLE } = firstBundle

const PAGES: [string, Endpoint, { params?: unknown; query?: unknown }][] = [
  ['the home page', readCatalogue, {}],
  ['a bundle', readBundle, { params: { id: BUNDLE } }],
  ['a checklist', readChecklist, { params: { id: BUNDLE } }],
  ['an item', readItem, { params: { id: firstItem.id } }],
  ['the service points', listPoints, {}],
  ['a service point', readPoint, { params: { id: firstPoint.id } }],
]

const get = (endpoint: Endpoint, request: object, headers: Record<string, string> = {}) =>
  fetch(addressOf(hall.origin, endpoint, request), { headers })

describe('what is public and the same for everyone', () => {
  it.each(PAGES)('%s is as the contract says, and may be kept for a minute', async (_name, endpoint, request) => {
    const response = await get(endpoint, request)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const answer: unknown = await response.json()
    expect(v.safeParse(endpoint.answer, answer).issues).toBeUndefined()
  })

  it.each(PAGES)('%s is not sent again to those who have it', async (_name, endpoint, request) => {
    const etag = (await get(endpoint, request)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await get(endpoint, request, { 'if-none-match': held })
      expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', etag])
    }
    expect((await get(endpoint, request, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('has another tag for every other content', async () => {
    const tags = await Promise.all(
      catalogue.items.map(async ({ id }) => (await get(readItem, { params: { id } })).headers.get('etag')),
    )
    expect(new Set(tags).size).toBe(catalogue.items.length)
  })

  it('is not there when the catalogue has no such thing', async () => {
    for (const endpoint of [readBundle, readChecklist, readItem, readPoint])
      expect((await get(endpoint, { params: { id: 'nothing' } })).status).toBe(404)
  })
})

describe('the checklist', () => {
  const view = viewOf(BUNDLE)

  it('is what the phone resolves by itself, in whatever order the answers stand', async () => {
    const answers: Record<string, string | number> = {}
    for (const question of view.bundle.questions)
      answers[question.id] = question.kind === 'number' ? question.min : (question.options[0]?.id ?? 'unknown')
    const text = answersText(answers)
    const turned = text.split(',').reverse().join(',')
    for (const written of [text, turned]) {
      const { answer } = await hall.call(readChecklist, { params: { id: BUNDLE }, query: { answers: written } })
      expect(answer).toEqual(JSON.parse(JSON.stringify(checklistOf(view, answers))))
    }
  })

  it('takes "I do not know", and answers to questions it has never heard of', async () => {
    const [question] = view.bundle.questions
    const written = `${question?.id}:unknown,never-asked:yes`
    const { answer } = await hall.call(readChecklist, { params: { id: BUNDLE }, query: { answers: written } })
    expect(answer).toEqual(JSON.parse(JSON.stringify(checklistOf(view, { [question?.id ?? '']: 'unknown' }))))
  })

  it.each(['x', 'a:b:c', ':', 'a:', '__proto__:1', 'area:1e9', 'a:b,', `a:${'b'.repeat(2000)}`])(
    'refuses answers written like %s',
    async (written) => {
      const { status, body } = await hall.call(readChecklist, { params: { id: BUNDLE }, query: { answers: written } })
      expect(status).toBe(400)
      expect(body).toMatchObject({ error: { code: 'BAD_FIELD', field: 'answers' } })
    },
  )
})
