import * as v from 'valibot'
import { randomId, randomText } from '../random'
import { toBase64Url } from '../vault'
import { answerJson, keepSent, type SentMessage, type Standin } from './sent'

/** `types`: JSON whose fields have other types · `busy`: -1 · `rate`: 45011. */
export type WechatFault = 'types' | 'busy' | 'rate'

export interface WechatStandinOptions {
  clock: () => number | Promise<number>
  /** The app id and secret that are right; left out, all are. */
  appId?: string
  secret?: string
  /** Template ids that exist; left out, every id of the right form does. */
  templates?: ReadonlySet<string>
}

/** What WeChat answers for every interface: 0, or an error code with its words. */
interface Answer {
  errcode?: number
  errmsg?: string
  [field: string]: unknown
}

const ERRORS: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40013: 'invalid appid',
  40029: 'invalid code',
  40037: 'invalid template_id',
  40125: 'invalid appsecret',
  40163: 'code been used',
  41030: 'invalid page',
  42001: 'access_token expired',
  43101: 'user refuse to accept the msg',
  44002: 'empty post data',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47003: 'argument invalid',
  61010: 'code is expired',
  87014: 'risky content',
}

const OPENID = /^o[\w-]{27}$/
const TOKEN_SECONDS = 7200
/** Texts that the content check refuses, or sends to a person. The first is the sample of WeChat's own documentation. */
const RISKY = ['特3456书yuuo莞6543李zxcz蒜7782法fgnv级', '违规内容测试']
const REVIEW = '人工复核测试'

const SendBody = v.object({
  touser: v.string(),
  template_id: v.string(),
  page: v.optional(v.string()),
  data: v.record(v.string(), v.object({ value: v.string() })),
})
const CheckBody = v.object({
  content: v.string(),
  version: v.optional(v.number()),
  scene: v.optional(v.number()),
  openid: v.optional(v.string()),
})
const encoder = new TextEncoder()

function failure(errcode: number): Answer {
  return { errcode, errmsg: `${ERRORS[errcode] ?? 'error'} rid: ${randomText(8)}` }
}

/** @returns the openid that the stand-in gives to `demo-<name>` */
export async function openidOf(name: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(`openid/${name}`))
  return `o${toBase64Url(new Uint8Array(digest)).slice(0, 27)}`
}

/** What a test or the demo does to the stand-in. */
export interface WechatSwitches {
  /** From now on every call meets this; null mends it. */
  breakWith(fault: WechatFault | null): void
  /** Takes the access token back before its time, as WeChat does when the secret changes. */
  expireToken(): void
  /** This person says no to subscription messages. */
  refuse(openid: string): void
  /** This person has not used the mini-program for two hours: their texts are not checked. */
  leave(openid: string): void
}

/**
 * WeChat's server interface, as far as the product uses it, wrong inputs included.
 * A login code is `demo-<name>`, a phone code `phone-<number>` or `phone-<country>-<number>`; with `.<anything>` after
 * it the code is good once, like a real one. Every other code is invalid.
 */
export function wechatStandin({ clock, appId, secret, templates }: WechatStandinOptions): Standin & WechatSwitches {
  const messages: SentMessage[] = []
  const spent = new Set<string>()
  const refusers = new Set<string>()
  const absent = new Set<string>()
  let fault: WechatFault | null = null
  let token: { value: string; until: number } | null = null

  function secretFault(givenId: string | null, givenSecret: string | null): Answer | null {
    if (appId !== undefined && givenId !== appId) return failure(40013)
    return secret === undefined || givenSecret === secret ? null : failure(40125)
  }

  /** A code with a suffix is good once. @returns the error, or null and the code is spent */
  function spend(code: string): Answer | null {
    if (!code.includes('.')) return null
    if (spent.has(code)) return failure(40163)
    spent.add(code)
    return null
  }

  async function session(search: URLSearchParams): Promise<Answer> {
    const code = search.get('js_code') ?? ''
    // The simulator of WeChat's developer tools gives this code when it runs without an app id.
    const name = code === 'the code is a mock one' ? 'simulator' : /^demo-([^.]{1,60})(\..*)?$/.exec(code)?.[1]
    const wrong = secretFault(search.get('appid'), search.get('secret'))
    if (wrong) return wrong
    if (name === undefined || search.get('grant_type') !== 'authorization_code') return failure(40029)
    return spend(code) ?? { openid: await openidOf(name), session_key: randomText(24) }
  }

  async function stableToken(body: unknown): Promise<Answer> {
    const ask = v.safeParse(v.object({ grant_type: v.string(), appid: v.string(), secret: v.string() }), body)
    if (!ask.success || ask.output.grant_type !== 'client_credential') return failure(47003)
    const wrong = secretFault(ask.output.appid, ask.output.secret)
    if (wrong) return wrong
    const now = await clock()
    if (!token || token.until <= now) token = { value: randomText(64), until: now + TOKEN_SECONDS * 1000 }
    return { access_token: token.value, expires_in: Math.floor((token.until - now) / 1000) }
  }

  async function tokenFault(url: URL): Promise<Answer | null> {
    if (!token || url.searchParams.get('access_token') !== token.value) return failure(40001)
    return token.until > (await clock()) ? null : failure(42001)
  }

  async function phone(body: unknown): Promise<Answer> {
    const ask = v.safeParse(v.object({ code: v.string() }), body)
    if (!ask.success) return failure(47003)
    const match = /^phone-(?:(\d{1,4})-)?(\d{6,14})(\..*)?$/.exec(ask.output.code)
    if (!match) return failure(40029)
    const [, country = '86', number] = match
    const phone_info = {
      phoneNumber: country === '86' ? number : `+${country}${number}`,
      purePhoneNumber: number,
      countryCode: country,
      watermark: { timestamp: Math.floor((await clock()) / 1000), appid: appId ?? '' },
    }
    return spend(ask.output.code) ?? { errcode: 0, errmsg: 'ok', phone_info }
  }

  async function send(body: unknown): Promise<Answer> {
    const parsed = v.safeParse(SendBody, body)
    if (!parsed.success) return failure(47003)
    const { touser, template_id: template, page, data } = parsed.output
    if (!OPENID.test(touser)) return failure(40003)
    if (templates ? !templates.has(template) : !/^[\w-]{6,64}$/.test(template)) return failure(40037)
    if (page?.startsWith('/')) return failure(41030)
    if (refusers.has(touser)) return failure(43101)
    const values = Object.entries(data)
    // A `thing` takes 20 characters at the most, and no value may be empty.
    if (values.some(([name, { value }]) => value === '' || (/^thing\d*$/.test(name) && [...value].length > 20)))
      return failure(47003)
    const text = `${template}：${values.map(([, { value }]) => value).join('，')}`
    keepSent(messages, { id: randomId(), channel: 'wechat', to: touser, text, at: await clock() })
    return { errcode: 0, errmsg: 'ok' }
  }

  function check(body: unknown): Answer {
    const parsed = v.safeParse(CheckBody, body)
    if (!parsed.success || parsed.output.content === '') return failure(44002)
    const { content, version, openid = '' } = parsed.output
    const risky = RISKY.some((sample) => content.includes(sample))
    // Version 1.0, without a version field, answers with an error code instead of a result.
    if (version !== 2) return risky ? failure(87014) : { errcode: 0, errmsg: 'ok' }
    if (!OPENID.test(openid)) return failure(40003)
    if (absent.has(openid)) return failure(61010)
    const suggest = risky ? 'risky' : content.includes(REVIEW) ? 'review' : 'pass'
    const result = { suggest, label: risky ? 20001 : 100 }
    return { errcode: 0, errmsg: 'ok', result, detail: [], trace_id: randomText(16) }
  }

  return {
    sent: () => [...messages],
    breakWith(next) {
      fault = next
    },
    expireToken() {
      if (token) token.until = 0
    },
    refuse: (openid) => refusers.add(openid),
    leave: (openid) => absent.add(openid),
    async fetch(request) {
      if (fault === 'types')
        return answerJson({ errcode: '0', openid: 7, access_token: [], phone_info: 'none', result: {} })
      if (fault) return answerJson(failure(fault === 'busy' ? -1 : 45011))
      const url = new URL(request.url)
      const body: unknown = request.method === 'POST' ? await request.json().catch(() => undefined) : undefined
      switch (`${request.method} ${url.pathname}`) {
        case 'GET /sns/jscode2session':
          return answerJson(await session(url.searchParams))
        case 'POST /cgi-bin/stable_token':
          return answerJson(await stableToken(body))
        case 'POST /wxa/business/getuserphonenumber':
          return answerJson((await tokenFault(url)) ?? (await phone(body)))
        case 'POST /cgi-bin/message/subscribe/send':
          return answerJson((await tokenFault(url)) ?? (await send(body)))
        case 'POST /wxa/msg_sec_check':
          return answerJson((await tokenFault(url)) ?? check(body))
        default:
          return new Response('<html>404 Not Found</html>', { status: 404, headers: { 'content-type': 'text/html' } })
      }
    },
  }
}
