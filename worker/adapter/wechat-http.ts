import * as v from 'valibot'
import { callHttp, type Fetch, type HttpOutcome, parseJson } from './http-call'
import type { Delivery, TextVerdict, Wechat, WechatPhone, WechatSession } from './wechat'

export interface WechatHttpOptions {
  /** `https://api.weixin.qq.com`, or a stand-in. */
  origin: string
  appId: string
  secret: string
  clock: () => number | Promise<number>
  fetch?: Fetch
  timeoutMs?: number
}

/** What every answer of the interface holds; success may leave `errcode` out. */
const Outcome = v.object({ errcode: v.optional(v.number(), 0) })
const SessionAnswer = v.object({
  openid: v.pipe(v.string(), v.regex(/^[\w-]{6,64}$/)),
  unionid: v.optional(v.string()),
})
const TokenAnswer = v.object({ access_token: v.pipe(v.string(), v.minLength(1)), expires_in: v.number() })
const PhoneAnswer = v.object({ phone_info: v.object({ purePhoneNumber: v.string(), countryCode: v.string() }) })
const CheckAnswer = v.object({ result: v.object({ suggest: v.string() }) })

/** The token is no longer good, though its time is not over: another process fetched one, or WeChat took it back. */
const TOKEN_CODES = new Set([40001, 40014, 42001])
/** Busy, or asked too often: the same call may succeed later. 45009 and 45011 are quotas of the day and the minute. */
const RETRY_CODES = new Set([-1, 45009, 45011, 43108, ...TOKEN_CODES])
/** The code of a button or of wx.login is wrong, spent or too old: the person presses again. */
const CODE_CODES = new Set([40029, 40163, 40226])
/** A token is renewed this long before its end, in milliseconds. */
const TOKEN_MARGIN_MS = 5 * 60_000

type Reply = { kind: 'json'; errcode: number; value: unknown } | Exclude<HttpOutcome, { kind: 'answer' }>

/**
 * WeChat's published server interface (developers.weixin.qq.com, "服务端 API"; checked 2026-11-22): code2session,
 * stable_token, getuserphonenumber, subscribe/send, msg_sec_check 2.0. What it answers is checked like any input: HTML,
 * other JSON or other types count as WeChat being down.
 */
export class WechatHttp implements Wechat {
  private token: { value: string; until: number } | null = null

  constructor(private readonly options: WechatHttpOptions) {}

  async codeToSession(code: string): Promise<WechatSession> {
    const { appId, secret } = this.options
    const search = new URLSearchParams({
      appid: appId,
      secret,
      js_code: code,
      grant_type: 'authorization_code',
    })
    const reply = await this.call(`/sns/jscode2session?${search}`, { method: 'GET' })
    if (reply.kind !== 'json') return { ok: false, reason: 'down' }
    if (reply.errcode !== 0) return { ok: false, reason: CODE_CODES.has(reply.errcode) ? 'refused' : 'down' }
    const answer = v.safeParse(SessionAnswer, reply.value)
    if (!answer.success) return { ok: false, reason: 'down' }
    return { ok: true, openid: answer.output.openid, unionid: answer.output.unionid ?? null }
  }

  async phoneOf(code: string): Promise<WechatPhone> {
    const reply = await this.post('/wxa/business/getuserphonenumber', { code })
    if (reply.kind !== 'json') return { ok: false, reason: 'down' }
    if (reply.errcode !== 0) return { ok: false, reason: CODE_CODES.has(reply.errcode) ? 'refused' : 'down' }
    const answer = v.safeParse(PhoneAnswer, reply.value)
    if (!answer.success) return { ok: false, reason: 'down' }
    const { purePhoneNumber, countryCode } = answer.output.phone_info
    const mainland = countryCode === '86' && /^1[3-9]\d{9}$/.test(purePhoneNumber)
    return mainland ? { ok: true, phone: purePhoneNumber } : { ok: false, reason: 'refused' }
  }

  async sendSubscription({ openid, template, page, data }: Parameters<Wechat['sendSubscription']>[0]) {
    const values = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, { value }]))
    const reply = await this.post('/cgi-bin/message/subscribe/send', {
      touser: openid,
      template_id: template,
      page,
      data: values,
    })
    return deliveryOf(reply)
  }

  /**
   * `unavailable` also when WeChat wants a person to look (`review`), for accounts without WeChat, and for people who have
   * not used the mini-program for two hours (61010): version 2.0 checks only texts of a present user, 1.0 is closed.
   */
  async checkText(openid: string | null, text: string): Promise<TextVerdict> {
    if (openid === null) return 'unavailable'
    // 2 = comment; at most 2,500 characters.
    const reply = await this.post('/wxa/msg_sec_check', { version: 2, scene: 2, openid, content: text.slice(0, 2500) })
    if (reply.kind !== 'json') return 'unavailable'
    if (reply.errcode === 87014) return 'risky'
    const answer = v.safeParse(CheckAnswer, reply.value)
    if (reply.errcode !== 0 || !answer.success) return 'unavailable'
    const { suggest } = answer.output.result
    return suggest === 'pass' || suggest === 'risky' ? suggest : 'unavailable'
  }

  /** Calls with the access token; fetches a new one, once, when WeChat says that it is over. */
  private async post(path: string, body: object): Promise<Reply> {
    let reply = await this.postOnce(path, body)
    if (reply.kind === 'json' && TOKEN_CODES.has(reply.errcode)) {
      this.token = null
      reply = await this.postOnce(path, body)
    }
    return reply
  }

  private async postOnce(path: string, body: object): Promise<Reply> {
    const token = await this.accessToken()
    if (typeof token !== 'string') return token
    return this.call(`${path}?access_token=${encodeURIComponent(token)}`, jsonPost(body))
  }

  /**
   * stable_token gives every process the same token, so nothing is shared but the value: on workerd a request may not wait
   * for a promise of another request.
   */
  private async accessToken(): Promise<string | Reply> {
    const now = await this.options.clock()
    if (this.token && this.token.until > now) return this.token.value
    const { appId, secret } = this.options
    const reply = await this.call(
      '/cgi-bin/stable_token',
      jsonPost({ grant_type: 'client_credential', appid: appId, secret, force_refresh: false }),
    )
    // Without a token nothing was sent, whatever went wrong.
    if (reply.kind !== 'json') return { kind: 'not_sent', code: reply.code }
    if (reply.errcode !== 0) return { kind: 'not_sent', code: `TOKEN_${reply.errcode}` }
    const answer = v.safeParse(TokenAnswer, reply.value)
    if (!answer.success) return { kind: 'not_sent', code: 'NONSENSE' }
    const { access_token: value, expires_in: seconds } = answer.output
    this.token = { value, until: now + seconds * 1000 - TOKEN_MARGIN_MS }
    return value
  }

  private async call(path: string, init: RequestInit): Promise<Reply> {
    const { origin, timeoutMs = 5000, fetch } = this.options
    const outcome = await callHttp(`${origin.replace(/\/+$/, '')}${path}`, init, timeoutMs, fetch)
    if (outcome.kind !== 'answer') return outcome
    const value = parseJson(outcome.text)
    const head = v.safeParse(Outcome, value)
    if (outcome.status !== 200 || !head.success) return { kind: 'unknown', code: 'NONSENSE' }
    return { kind: 'json', errcode: head.output.errcode, value }
  }
}

function jsonPost(body: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function deliveryOf(reply: Reply): Delivery {
  if (reply.kind === 'not_sent') return { state: 'retry', code: reply.code }
  if (reply.kind === 'unknown') return { state: 'unknown', code: reply.code }
  const code = String(reply.errcode)
  if (reply.errcode === 0) return { state: 'sent' }
  return RETRY_CODES.has(reply.errcode) ? { state: 'retry', code } : { state: 'refused', code }
}
