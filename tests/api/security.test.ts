import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import { CASES } from '../support/route/cases'
import { sendAs } from '../support/route/send'
import { World } from '../support/route/world'

let hall: Hall
let world: World

beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
})
afterAll(() => hall.close())

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

describe('security headers', () => {
  it.each(CASES.map((one) => [one.endpoint.name, one] as const))('%s', async (_name, { endpoint, prepare, scope }) => {
    const request = await prepare(world)
    const refused = await sendAs(hall.origin, endpoint, request, { as: null, headers: { 'x-client-version': '0' } })
    const answered = await sendAs(hall.origin, endpoint, request, { as: request.as })
    for (const { headers } of [refused, answered]) {
      expect(Object.fromEntries(headers)).toMatchObject({
        ...EVERYWHERE,
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      })
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    if (scope !== 'open') expect(answered.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['/api/docs', '/api/docs/style.css'])('%s lets in what is ours and nothing else', async (path) => {
    const { headers } = await fetch(hall.origin + path)
    expect(Object.fromEntries(headers)).toMatchObject(EVERYWHERE)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('permissions-policy')).toContain('camera=()')
  })

  it.each(['/api/health', '/api/docs', '/api/nothing', '/api/v1/me'])(
    '%s is remembered as HTTPS when it was',
    async (path) => {
      const { headers } = await fetch(hall.origin + path, { headers: { 'x-forwarded-proto': 'https' } })
      expect(headers.get('strict-transport-security')).toBe('max-age=15552000; includeSubDomains')
    },
  )

  it('give every answer an id of its own', async () => {
    const ids = new Set<string | null>()
    for (let turn = 0; turn < 20; turn++)
      ids.add((await fetch(`${hall.origin}/api/health`)).headers.get('x-request-id'))
    expect(ids.size).toBe(20)
  })
})
