import * as v from 'valibot'
import { randomId } from '../random'
import { answerJson, keepSent, type SentMessage, type Standin } from './sent'
import { smsText } from './sms-template'

/** `lost`: sends, then answers 502 · `busy`: 429 · `blocked`: refuses, as for a number on a block list. */
export type SmsFault = 'lost' | 'busy' | 'blocked'

export interface SmsStandinOptions {
  clock: () => number | Promise<number>
  /** The bearer key that is right; left out, every key is. */
  key?: string
}

const Body = v.strictObject({
  requestId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  phone: v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/)),
  template: v.pipe(v.string(), v.regex(/^\w{1,60}$/)),
  values: v.record(v.string(), v.string()),
})

/** The SMS gateway, with the contract of `SmsHttp`: bearer key, a request id is sent once, codes for what it refuses. */
export function smsStandin({ clock, key }: SmsStandinOptions): Standin & {
  /** From now on every call meets this; null mends it. */
  breakWith(fault: SmsFault | null): void
} {
  const messages: SentMessage[] = []
  const seen = new Set<string>()
  let fault: SmsFault | null = null

  async function deliver({ requestId, phone, template, values }: v.InferOutput<typeof Body>): Promise<void> {
    if (seen.has(requestId)) return
    seen.add(requestId)
    const text = smsText(template, values)
    keepSent(messages, { id: randomId(), channel: 'sms', to: phone, text, at: await clock() })
  }

  return {
    sent: () => [...messages],
    breakWith(next) {
      fault = next
    },
    async fetch(request) {
      if (request.method !== 'POST') return answerJson({ code: 'MethodNotAllowed' }, 405)
      const bearer = request.headers.get('authorization')
      if (key !== undefined && bearer !== `Bearer ${key}`) return answerJson({ code: 'InvalidKey' }, 401)
      if (fault === 'busy') return answerJson({ code: 'Throttling' }, 429)
      const body = v.safeParse(Body, await request.json().catch(() => undefined))
      if (!body.success) return answerJson({ code: 'InvalidParameter' }, 400)
      if (fault === 'blocked') return answerJson({ code: 'MobileInBlackList' }, 400)
      await deliver(body.output)
      if (fault === 'lost') return answerJson({ code: 'BadGateway' }, 502)
      return answerJson({ code: 'OK', requestId: body.output.requestId })
    },
  }
}
