import * as v from 'valibot'
import { callHttp, type Fetch, parseJson } from './http-call'
import type { Sms } from './sms'
import type { Delivery } from './wechat'

export interface SmsHttpOptions {
  url: string
  /** Bearer key of the gateway. */
  key: string
  fetch?: Fetch
  timeoutMs?: number
}

/** A gateway's own code; anything longer or stranger is not kept, it might repeat what was sent. */
const Answer = v.object({ code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,60}$/)) })

/**
 * Text messages over a plain JSON gateway: `POST {requestId, phone, template, values}` with a bearer key, answered by
 * `{code: "OK"}` or a status of 4xx and a code. `requestId` repeats with a retry, and the gateway sends it once.
 * A thin gateway in front of a provider (Aliyun, Tencent) speaks this; see README "Configuration".
 */
export class SmsHttp implements Sms {
  constructor(private readonly options: SmsHttpOptions) {}

  async send({ phone, template, values, key }: Parameters<Sms['send']>[0]): Promise<Delivery> {
    const outcome = await callHttp(
      this.options.url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.options.key}` },
        body: JSON.stringify({ requestId: key, phone, template, values }),
      },
      this.options.timeoutMs ?? 5000,
      this.options.fetch,
    )
    if (outcome.kind === 'not_sent') return { state: 'retry', code: outcome.code }
    if (outcome.kind === 'unknown') return { state: 'unknown', code: outcome.code }
    return deliveryOf(outcome.status, outcome.text)
  }
}

function deliveryOf(status: number, text: string): Delivery {
  const parsed = v.safeParse(Answer, parseJson(text))
  const code = parsed.success ? parsed.output.code : `HTTP_${status}`
  if (status >= 200 && status < 300) {
    if (!parsed.success) return { state: 'unknown', code: 'NONSENSE' }
    return code === 'OK' ? { state: 'sent' } : { state: 'refused', code }
  }
  if (status === 429) return { state: 'retry', code }
  // 408 says the gateway gave up half-way; every other 4xx was refused before anything was sent.
  if (status >= 400 && status < 500 && status !== 408) return { state: 'refused', code }
  return { state: 'unknown', code }
}
