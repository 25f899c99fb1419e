import * as v from 'valibot'
import { callHttp, type Fetch, parseJson } from './http-call'
import type { IdentityOutcome, IdentityService } from './identity'

export interface IdentityHttpOptions {
  url: string
  /** Bearer key of the gateway. */
  key: string
  fetch?: Fetch
  timeoutMs?: number
}

const Answer = v.object({ code: v.picklist(['SAME', 'DIFFERENT', 'UNSUPPORTED']) })
const OUTCOMES = { SAME: 'same', DIFFERENT: 'different', UNSUPPORTED: 'unsupported' } as const

/**
 * The authentication service over a plain JSON gateway: `POST {requestId, name, documentKind, document, phone}` with a
 * bearer key, answered by 200 and `{code: "SAME" | "DIFFERENT" | "UNSUPPORTED"}`. Anything else is no answer. A thin
 * gateway in front of the district's contract with the national service speaks this; see README "Configuration".
 */
export class IdentityHttp implements IdentityService {
  constructor(private readonly options: IdentityHttpOptions) {}

  async check({ key, ...asked }: Parameters<IdentityService['check']>[0]): Promise<IdentityOutcome> {
    const outcome = await callHttp(
      this.options.url,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.options.key}` },
        body: JSON.stringify({ requestId: key, ...asked }),
      },
      this.options.timeoutMs ?? 5000,
      this.options.fetch,
    )
    if (outcome.kind !== 'answer' || outcome.status !== 200) return 'down'
    const parsed = v.safeParse(Answer, parseJson(outcome.text))
    return parsed.success ? OUTCOMES[parsed.output.code] : 'down'
  }
}
