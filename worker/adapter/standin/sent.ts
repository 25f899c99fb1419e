import type { Fetch } from '../http-call'

/** What a stand-in delivered, as a person would read it. */
export interface SentMessage {
  id: string
  channel: 'sms' | 'wechat'
  /** Phone number or openid. */
  to: string
  text: string
  at: number
}

/** A server without a network: tests put it behind a port, demo calls it in its own process. */
export interface Standin {
  fetch(request: Request): Promise<Response>
  /** The newest messages, oldest first. */
  sent(): SentMessage[]
}

const KEPT = 500

/** Adds a message and drops the oldest, so that a demo that runs for weeks does not grow. */
export function keepSent(list: SentMessage[], message: SentMessage): void {
  list.push(message)
  if (list.length > KEPT) list.shift()
}

/** @returns a fetch that reaches only this stand-in */
export function fetchOf(standin: Pick<Standin, 'fetch'>): Fetch {
  return (input, init) => standin.fetch(new Request(input, init))
}

/** A JSON answer. */
export function answerJson(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json; charset=utf-8' } })
}
