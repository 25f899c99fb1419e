import { createServer } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fetch } from '../../worker/adapter/http-call'
import { SmsHttp } from '../../worker/adapter/sms-http'
import { fetchOf } from '../../worker/adapter/standin/sent'
import { smsStandin } from '../../worker/adapter/standin/sms'
import { openidOf, wechatStandin } from '../../worker/adapter/standin/wechat'
import { WechatHttp } from '../../worker/adapter/wechat-http'

let now = 0
const clock = () => now
const answer =
  (body: unknown, status = 200): Fetch =>
  async () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
const failing =
  (code: string): Fetch =>
  async () => {
    throw new TypeError('fetch failed', { cause: { code } })
  }
/** Waits until the caller gives up. */
const silent: Fetch = (_, init) =>
  new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))

beforeEach(() => {
  now = 1_800_000_000_000
})

describe('SMS gateway', () => {
  const message = { phone: '13800000000', template: 'login_code', values: { code: '123456', minutes: '5' }, key: 'k1' }
  const sms = (fetch: Fetch, timeoutMs = 5000) =>
    new SmsHttp({ url: 'http://sms.invalid/send', key: 'right', fetch, timeoutMs })

  it('sends a key once, however often it is repeated', async () => {
    const standin = smsStandin({ clock, key: 'right' })
    for (let round = 0; round < 3; round++) expect(await sms(fetchOf(standin)).send(message)).toEqual({ state: 'sent' })
    expect(standin.sent()).toMatchObject([{ to: '13800000000', text: expect.stringContaining('123456'), at: now }])
  })

  it('is refused with a wrong key and for what the gateway does not take', async () => {
    const standin = smsStandin({ clock, key: 'another' })
    expect(await sms(fetchOf(standin)).send(message)).toEqual({ state: 'refused', code: 'InvalidKey' })
    const open = smsStandin({ clock })
    const bad = { ...message, phone: '12345' }
    expect(await sms(fetchOf(open)).send(bad)).toEqual({ state: 'refused', code: 'InvalidParameter' })
    expect(open.sent()).toEqual([])
  })

  it.each([
    ['a refused connection', failing('ECONNREFUSED'), 'retry'],
    ['a name that is not found', failing('ENOTFOUND'), 'retry'],
    ['too many', answer({ code: 'Throttling' }, 429), 'retry'],
    ['a connection that breaks off', failing('ECONNRESET'), 'unknown'],
    ['502', answer('<html>', 502), 'unknown'],
    ['408', answer('', 408), 'unknown'],
    ['a page in place of JSON', answer('<html>'), 'unknown'],
    ['other JSON', answer({ ok: true }), 'unknown'],
    ['a code of another type', answer({ code: 0 }), 'unknown'],
    ['null', answer('null'), 'unknown'],
    ['a redirection', answer('', 302), 'unknown'],
    ['a huge answer', answer(`{"code":"OK","x":"${'x'.repeat(70_000)}"}`), 'unknown'],
    ['a refusal', answer({ code: 'MobileInBlackList' }, 400), 'refused'],
    ['a refusal with status 200', answer({ code: 'isv.BUSINESS_LIMIT_CONTROL' }), 'refused'],
  ] as const)('takes %s as told', async (_, fetch, state) => {
    expect((await sms(fetch).send(message)).state).toBe(state)
  })

  it('gives up after its time and does not know', async () => {
    expect(await sms(silent, 5).send(message)).toEqual({ state: 'unknown', code: 'TIMEOUT' })
  })

  it('does not keep a code that repeats what was sent', async () => {
    const echo = answer({ code: 'bad phone 13800000000, sorry' }, 400)
    expect(await sms(echo).send(message)).toEqual({ state: 'refused', code: 'HTTP_400' })
  })

  it('finds a port that nobody listens on, over the real network', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    await new Promise((resolve) => server.close(resolve))
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/send`
    expect(await new SmsHttp({ url, key: 'x' }).send(message)).toEqual({ state: 'retry', code: 'ECONNREFUSED' })
  })
})

describe('WeChat', () => {
  const options = { origin: 'http://wechat.invalid/', appId: 'wx1', secret: 's1', clock }
  const wechat = (fetch: Fetch, timeoutMs = 5000) => new WechatHttp({ ...options, fetch, timeoutMs })
  const standin = () => wechatStandin({ clock, appId: 'wx1', secret: 's1', templates: new Set(['TEMPLATE_1']) })
  const message = { template: 'TEMPLATE_1', page: 'pages/mine/index', data: { thing1: '预约成功' } }

  it('exchanges codes for openid and phone', async () => {
    const api = wechat(fetchOf(standin()))
    expect(await api.codeToSession('demo-a')).toEqual({ ok: true, openid: await openidOf('a'), unionid: null })
    expect(await api.codeToSession('demo-a.1')).toMatchObject({ ok: true })
    expect(await api.codeToSession('demo-a.1')).toEqual({ ok: false, reason: 'refused' })
    expect(await api.codeToSession('other')).toEqual({ ok: false, reason: 'refused' })
    expect(await api.phoneOf('phone-13800000000')).toEqual({ ok: true, phone: '13800000000' })
    expect(await api.phoneOf('phone-1-2025550123')).toEqual({ ok: false, reason: 'refused' })
    expect(await api.phoneOf('other')).toEqual({ ok: false, reason: 'refused' })
  })

  it('is down, not refused, when the app id or secret is wrong', async () => {
    const api = new WechatHttp({ ...options, secret: 'wrong', fetch: fetchOf(standin()) })
    expect(await api.codeToSession('demo-a')).toEqual({ ok: false, reason: 'down' })
    expect(await api.phoneOf('phone-13800000000')).toEqual({ ok: false, reason: 'down' })
    const sent = await api.sendSubscription({ ...message, openid: await openidOf('a') })
    expect(sent).toEqual({ state: 'retry', code: 'TOKEN_40125' })
  })

  it('fetches a token once for its lifetime, and once more when it is taken back', async () => {
    const server = standin()
    const paths: string[] = []
    const api = wechat((input, init) => {
      const request = new Request(input, init)
      paths.push(new URL(request.url).pathname)
      return server.fetch(request)
    })
    const tokens = () => paths.filter((path) => path === '/cgi-bin/stable_token').length
    await api.phoneOf('phone-13800000000')
    await api.phoneOf('phone-13800000000')
    expect(tokens()).toBe(1)
    server.expireToken()
    expect(await api.phoneOf('phone-13800000000')).toMatchObject({ ok: true })
    expect(tokens()).toBe(2)
    now += 7_000_000
    await api.phoneOf('phone-13800000000')
    expect(tokens()).toBe(3)
  })

  it('does not ask for tokens in circles when every token is refused', async () => {
    let calls = 0
    const api = wechat(async (input) => {
      calls++
      const isToken = String(input).includes('stable_token')
      return Response.json(isToken ? { access_token: 't', expires_in: 7200 } : { errcode: 40001, errmsg: 'invalid' })
    })
    const sent = await api.sendSubscription({ ...message, openid: 'o' })
    expect(sent).toEqual({ state: 'retry', code: '40001' })
    expect(calls).toBe(4)
  })

  it('sends a subscription message, and tells refusals by their code', async () => {
    const server = standin()
    const api = wechat(fetchOf(server))
    const openid = await openidOf('a')
    const send = (other: Partial<Parameters<typeof api.sendSubscription>[0]> = {}) =>
      api.sendSubscription({ ...message, openid, ...other })
    expect(await send()).toEqual({ state: 'sent' })
    expect(server.sent()).toMatchObject([{ channel: 'wechat', to: openid, text: 'TEMPLATE_1：预约成功' }])
    expect(await send({ template: 'TEMPLATE_2' })).toEqual({ state: 'refused', code: '40037' })
    expect(await send({ openid: 'nobody' })).toEqual({ state: 'refused', code: '40003' })
    expect(await send({ page: '/pages/mine/index' })).toEqual({ state: 'refused', code: '41030' })
    expect(await send({ data: { thing1: '长'.repeat(21) } })).toEqual({ state: 'refused', code: '47003' })
    expect(await send({ data: { thing1: '' } })).toEqual({ state: 'refused', code: '47003' })
    server.refuse(openid)
    expect(await send()).toEqual({ state: 'refused', code: '43101' })
    server.breakWith('rate')
    expect((await send()).state).toBe('retry')
  })

  it('checks texts; what it cannot judge is no verdict', async () => {
    const server = standin()
    const api = wechat(fetchOf(server))
    const openid = await openidOf('a')
    expect(await api.checkText(openid, '窗口很快，谢谢。')).toBe('pass')
    expect(await api.checkText(openid, '这是违规内容测试。')).toBe('risky')
    expect(await api.checkText(openid, '人工复核测试')).toBe('unavailable')
    expect(await api.checkText(null, '没有微信')).toBe('unavailable')
    server.leave(openid)
    expect(await api.checkText(openid, '走了两个小时')).toBe('unavailable')
  })

  const NONSENSE: [string, Fetch][] = [
    ['a page', answer('<html>维护中</html>')],
    ['nothing', answer('')],
    ['null', answer('null')],
    ['a list', answer([1, 2])],
    ['other types', answer({ errcode: '0', openid: 7, access_token: [], phone_info: 'x', result: 1 })],
    ['an empty object', answer({})],
    ['an openid with strange characters', answer({ openid: "x' OR 1=1 --", access_token: '', expires_in: 'x' })],
    ['status 500', answer({ errcode: 0 }, 500)],
    ['a broken connection', failing('ECONNRESET')],
    ['an error that is none', () => Promise.reject('no')],
  ]
  it.each(NONSENSE)('answers %s: WeChat counts as down', async (_, fetch) => {
    const api = wechat(fetch)
    expect(await api.codeToSession('c')).toEqual({ ok: false, reason: 'down' })
    expect(await api.phoneOf('c')).toEqual({ ok: false, reason: 'down' })
    expect(await api.checkText('o', 't')).toBe('unavailable')
    expect((await api.sendSubscription({ ...message, openid: 'o' })).state).toBe('retry')
  })

  it('gives up after its time; a message whose answer is missing is of unknown fate', async () => {
    expect(await wechat(silent, 5).codeToSession('c')).toEqual({ ok: false, reason: 'down' })
    const half: Fetch = (input, init) =>
      String(input).includes('stable_token')
        ? answer({ access_token: 't', expires_in: 7200 })(input, init)
        : silent(input, init)
    const sent = await wechat(half, 5).sendSubscription({ ...message, openid: 'o' })
    expect(sent).toEqual({ state: 'unknown', code: 'TIMEOUT' })
  })
})
