import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERRORS } from '../../shared/contract/error'
import { ROUTES } from '../../worker/app'
import { dataVersion } from '../support/data-version'
import { type Hall, startHall } from '../support/hall'
import type { Login } from '../support/hall/client'
import { makeCrowd } from '../support/hall/crowd'
import type { Request, RouteCase } from '../support/route/case'
import { CASES } from '../support/route/cases'
import { type Answer, type Sending, sendAs } from '../support/route/send'
import { World } from '../support/route/world'

let hall: Hall
let world: World
/** People who send what is wrong: one alone would soon be told to wait. */
let crowd: Login[] = []
let turn = 0

beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
  crowd = await makeCrowd(hall.db, hall.clock, 200)
})
afterAll(() => hall.close())

/** One person is told to wait after some hundred requests in a minute: every few hundred the next minute begins. */
let sent = 0
const send: typeof sendAs = (...request) => {
  if (++sent % 300 === 0) hall.clock.advance(61_000)
  return sendAs(...request)
}

/** Sent where it does not belong; never sent back. */
const MARK = '夹带的字'

/** What must hold of every refusal. */
function expectRefusal(answer: Answer, code?: string): void {
  const { error } = JSON.parse(answer.text) as { error: Record<string, unknown> }
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(Object.keys(ERRORS)).toContain(error.code)
  if (code !== undefined) expect(error.code).toBe(code)
  expect(error.message).toMatch(/^[^a-zA-Z]*[\u4e00-\u9fff].*。$/)
  expect(error.requestId).toBe(answer.headers.get('x-request-id'))
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(answer.text).not.toContain(MARK)
}

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body with one field replaced, for every field however deep. */
function* withEach(body: Row, spoil: (value: unknown) => unknown): Generator<[field: string, body: Row]> {
  for (const [name, value] of Object.entries(body)) {
    const spoiled = spoil(value)
    if (spoiled !== undefined) yield [name, { ...body, [name]: spoiled }]
    if (isRow(value))
      for (const [inner, part] of withEach(value, spoil)) yield [`${name}.${inner}`, { ...body, [name]: part }]
  }
}

const withBody = CASES.filter(({ endpoint, scope }) => endpoint.body !== undefined && scope !== 'demo')
const named = (cases: readonly RouteCase[]) => cases.map((one) => [one.endpoint.name, one] as const)

/** Sends every wrong request, and looks whether anything was kept of them; the right one must still succeed. */
async function refuseAll(
  { endpoint, prepare }: RouteCase,
  wrong: (request: Request) => Iterable<{ sending?: Partial<Sending>; request?: Request; code?: string }>,
): Promise<void> {
  const request = await prepare(world)
  const before = dataVersion(hall)
  const isAnyones = endpoint.access.who === 'person'
  for (const one of wrong(request)) {
    const sending = { as: isAnyones ? crowd[turn++ % crowd.length] : request.as, ...one.sending }
    expectRefusal(await send(hall.origin, endpoint, one.request ?? request, sending), one.code)
  }
  expect(dataVersion(hall)).toBe(before)
  const right = await send(hall.origin, endpoint, request, { as: request.as })
  expect(right.code).toBeNull()
}

describe('a body that is none', () => {
  it.each(named(withBody))('%s', async (_name, one) => {
    await refuseAll(one, function* () {
      const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
      for (const raw of ['', '{', 'null', '[]', `"${MARK}"`, '1e999', '\u0000', `{"${MARK}":`])
        yield { sending: { raw } }
      yield { sending: { raw: deep } }
      yield { sending: { raw: `{"words":"${MARK.repeat(30_000)}"}` }, code: 'BODY_TOO_LARGE' }
      yield { sending: { headers: { 'content-type': 'text/plain' } }, code: 'UNSUPPORTED_TYPE' }
      yield { sending: { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, code: 'UNSUPPORTED_TYPE' }
    })
  })
})

describe('a body with something in it that does not belong', () => {
  it.each(named(withBody))('%s', async (_name, one) => {
    await refuseAll(one, function* ({ body }) {
      const text = JSON.stringify(body)
      const more = (field: string) => (text === '{}' ? `{${field}}` : text.replace(/\}$/, `,${field}}`))
      for (const field of [`"${MARK}":1`, '"__proto__":{"isAdmin":true}', '"constructor":1', '"accountId":"somebody"'])
        yield { sending: { raw: more(field) }, code: 'BAD_FIELD' }
    })
  })
})

describe('a field of the wrong kind', () => {
  it.each(named(withBody))('%s', async (_name, one) => {
    await refuseAll(one, function* ({ body }) {
      if (!isRow(body)) return
      const kinds = [(value: unknown) => (isRow(value) ? MARK : { [MARK]: MARK }), () => [[MARK]]]
      for (const kind of kinds)
        for (const [, spoiled] of withEach(body, kind)) yield { sending: { raw: JSON.stringify(spoiled) } }
      const texts = (value: unknown) => (typeof value === 'string' ? `${MARK}\u0000${value}` : undefined)
      for (const [, spoiled] of withEach(body, texts)) yield { sending: { raw: JSON.stringify(spoiled) } }
      const long = (value: unknown) => (typeof value === 'string' ? MARK.repeat(2000) : undefined)
      for (const [, spoiled] of withEach(body, long)) yield { sending: { raw: JSON.stringify(spoiled) } }
      const numbers = (value: unknown) => (typeof value === 'number' ? 1.5e300 : undefined)
      for (const [, spoiled] of withEach(body, numbers)) yield { sending: { raw: JSON.stringify(spoiled) } }
    })
  })

  it('names the field, in a sentence, and does not say what was sent', async () => {
    const { endpoint, prepare } = caseOf('addParty')
    const request = await prepare(world)
    const raw = JSON.stringify({ ...Object(request.body), phone: `138${MARK}` })
    const answer = await send(hall.origin, endpoint, request, { as: request.as, raw })
    expectRefusal(answer, 'BAD_FIELD')
    expect(JSON.parse(answer.text)).toMatchObject({
      error: { field: 'phone', message: '手机号不对，应是 11 位数字。' },
    })
  })
})

function caseOf(name: string): RouteCase {
  const found = CASES.find(({ endpoint }) => endpoint.name === name)
  if (!found) throw new Error(`no route ${name}`)
  return found
}

describe('days that do not exist', () => {
  const days = [
    '2026-02-30',
    '2026-13-01',
    '2025-02-29',
    '26-01-01',
    '2026-9-1',
    '',
    '明天',
    '0000-00-00',
    '9999-99-99',
  ]
  it.each(['addException', 'loadNotice', 'joinWaitlist'])('in the body of %s', async (name) => {
    await refuseAll(caseOf(name), function* ({ body }) {
      const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
      for (const day of days)
        for (const [, spoiled] of withEach(Object(body), (value) => (isDay(value) ? day : undefined)))
          yield { sending: { raw: JSON.stringify(spoiled) }, code: 'BAD_FIELD' }
    })
  })

  it.each(['listSlots', 'readToday'])('in the query of %s', async (name) => {
    await refuseAll(caseOf(name), function* (request) {
      for (const day of days)
        yield { request: { ...request, query: { ...Object(request.query), day } }, code: 'BAD_FIELD' }
    })
  })
})

describe('names as people have them', () => {
  it.each(['𠮷田𪚥子', '买买提·阿不都热合曼', 'Ωmega Ünal', '👵🏽奶奶', '㐀㐁䶮𰻝'])(
    '%s is kept as it is',
    async (name) => {
      const { endpoint, prepare } = caseOf('addParty')
      const request = await prepare(world)
      const raw = JSON.stringify({ ...Object(request.body), name })
      const answer = await send(hall.origin, endpoint, request, { as: request.as, raw })
      expect(answer.status).toBe(201)
      const kept = await send(hall.origin, caseOf('exportMe').endpoint, {}, { as: request.as })
      expect(kept.text).toContain(name)
    },
  )
})

/** Their answer is the same for an id that is none: nothing kept, nothing to rate, a paper nobody knows. */
const TELLS_NOTHING = ['saveChecklistState', 'listVisitsAtWindow', 'verifyDocument']
const paths = [...new Set(ROUTES.map(({ endpoint }) => endpoint.path))]

describe('an address or a method that is not there', () => {
  it.each(paths)('%s', async (path) => {
    const here = ROUTES.filter(({ endpoint }) => endpoint.path === path)
    const known = here.map(({ endpoint }) => endpoint.method as string)
    const params = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, 'x']))
    const [first] = here
    if (!first) return
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((candidate) => !known.includes(candidate))) {
      const answer = await send(hall.origin, first.endpoint, { params }, { as: null, method })
      expectRefusal(answer, 'METHOD_NOT_ALLOWED')
      expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(known.sort())
    }
  })

  it.each(['/api/v1/nothing', '/api/v2/me', '/api/', '/api/v1/appointments/a/b/c', `/api/${encodeURIComponent(MARK)}`])(
    '%s',
    async (path) => {
      const response = await fetch(hall.origin + path)
      const answer = { status: response.status, headers: response.headers, text: await response.text(), code: null }
      expectRefusal(answer, 'NOT_FOUND')
    },
  )

  const withId = CASES.filter(({ endpoint, scope }) => endpoint.params !== undefined && scope !== 'silent')
  it.each(named(withId))('an id that is none: %s', async (_name, { endpoint, prepare }) => {
    const request = await prepare(world)
    for (const id of ['nothing', MARK, '../admin', "1' OR '1'='1", 'a'.repeat(500), '\u0000', '%', '__proto__']) {
      const answer = await send(hall.origin, endpoint, { ...request, params: { id } }, { as: request.as })
      if (TELLS_NOTHING.includes(endpoint.name)) {
        expect(answer.status).toBeLessThan(500)
      } else expectRefusal(answer, 'NOT_FOUND')
    }
  })
})

describe('a phone that is too old', () => {
  it.each(named(CASES.filter(({ scope }) => scope !== 'demo')))('%s', async (_name, one) => {
    await refuseAll(one, function* () {
      for (const version of ['0.0.9', 'old', ''])
        yield { sending: { headers: { 'x-client-version': version } }, code: 'CLIENT_TOO_OLD' }
    })
  })
})

describe('a token that is none', () => {
  const needsLogin = CASES.filter(({ endpoint: { access } }) => access.who === 'person' || access.who === 'staff')
  it.each(named(needsLogin))('%s', async (_name, one) => {
    await refuseAll(one, function* (request) {
      const token = request.as?.tokens.accessToken ?? ''
      const [head, , seal] = token.split('.')
      const stranger = Buffer.from('{"sub":"x","sid":"y","aud":"hall","exp":9999999999}').toString('base64url')
      const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${token.split('.')[1]}.`
      for (const authorization of [
        `Bearer ${head}.${stranger}.${seal}`,
        `Bearer ${unsigned}`,
        'Bearer ',
        `Basic ${token}`,
      ])
        yield { sending: { as: null, headers: { authorization } }, code: 'UNAUTHENTICATED' }
    })
  })
})

describe('an idempotency key', () => {
  const idempotent = CASES.filter(({ endpoint }) => endpoint.idempotent !== 'no')
  it.each(named(idempotent))('%s', async (_name, { endpoint, prepare }) => {
    const request = await prepare(world)
    const wrong = await send(hall.origin, endpoint, request, {
      as: request.as,
      headers: { 'idempotency-key': MARK.replace(/[^a-z]/g, '!') },
    })
    expectRefusal(wrong, 'BAD_FIELD')
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const first = await send(hall.origin, endpoint, request, { as: request.as, headers })
    const again = await send(hall.origin, endpoint, request, { as: request.as, headers })
    expect([first.code, again.code]).toEqual([null, null])
    expect(again.text).toBe(first.text)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    if (request.body === undefined) return
    const other = await send(hall.origin, endpoint, request, {
      as: request.as,
      headers,
      raw: `${JSON.stringify(request.body)} `,
    })
    expectRefusal(other, 'IDEMPOTENCY_MISMATCH')
  })
})
