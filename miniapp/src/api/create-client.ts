import type { AnswerOf, CallOf, Endpoint } from '@shared/contract/endpoint'
import { ApiError } from './api-error'
import { readAnswer } from './read-answer'

/** What the phone's request function is asked and answers; `Taro.request` behind it, a double in tests. */
export interface Asked {
  url: string
  method: Endpoint['method']
  headers: Record<string, string>
  body: unknown
  /** Sent as they are, in place of a body. */
  bytes: ArrayBuffer | undefined
  /** The answer is a file: its bytes are wanted. */
  wantsBytes: boolean
  timeout: number
}
export interface Answered {
  status: number
  body: unknown
  headers: Record<string, string>
}

/** The parts of the outside world a client uses. */
export interface ClientParts {
  origin: string
  version: string
  /** @throws ApiError OFFLINE or TIMEOUT when no answer came. */
  send: (asked: Asked) => Promise<Answered>
  /** The access token, fresh enough to use, or undefined when nobody is signed in. */
  accessToken: () => Promise<string | undefined>
  /** Renews after a 401. @returns the new access token, or undefined when the session is over. */
  renew: (refused: string) => Promise<string | undefined>
  /** Called with the headers of every answer (the hall's clock). */
  observe: (headers: Record<string, string>) => void
  /** Called when the API says that this version is too old. */
  tooOld: () => void
  wait: (milliseconds: number) => Promise<void>
  /** Whether the phone says that it has a network; without one nothing is repeated. */
  connected: () => boolean
}

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? (T[K] extends undefined ? never : K) : never]?: T[K]
}
export interface CallOptions {
  /** The same for every attempt at the same wish, see `newKey`; with it a write may be repeated. */
  idempotencyKey?: string
  /** Milliseconds; 15 s unless told. */
  timeout?: number
}
/** Exactly the parts (params, query, body) that the endpoint takes, and the options. */
export type CallInput<E extends Endpoint> = Given<CallOf<E>> & BytesFor<E> & CallOptions
type BytesFor<E> = E extends { readonly bytes: number } ? { bytes: ArrayBuffer } : unknown
/** All that an input may hold, whatever the endpoint. */
type AnyInput = CallOptions & Partial<CallOf<Endpoint>> & { bytes?: ArrayBuffer }
type CallArguments<E extends Endpoint> =
  Record<never, never> extends Given<CallOf<E>> ? [input?: CallInput<E>] : [input: CallInput<E>]

/** Calls one endpoint of the contract. @throws ApiError */
export type Call = <E extends Endpoint>(endpoint: E, ...input: CallArguments<E>) => Promise<AnswerOf<E>>

const TIMEOUT = 15_000
const PAUSES = [400, 1200]

/**
 * Makes the function that pages call the API with. Reads are repeated twice after a lost answer or a 502, 503, 504;
 * a write is repeated only under an idempotency key, so that nobody is booked twice.
 */
export function createClient(parts: ClientParts): Call {
  async function once(endpoint: Endpoint, input: AnyInput): Promise<unknown> {
    const ask = (token: string | undefined): Promise<Answered> => {
      const headers: Record<string, string> = { 'x-client-version': parts.version }
      if (token !== undefined) headers.authorization = `Bearer ${token}`
      if (input.body !== undefined) headers['content-type'] = 'application/json'
      if (input.bytes) headers['content-type'] = 'application/octet-stream'
      if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey
      const url = parts.origin + pathOf(endpoint.path, input.params) + queryOf(input.query)
      const { body, bytes, timeout = TIMEOUT } = input
      const wantsBytes = endpoint.fileTypes !== undefined
      return parts.send({ url, method: endpoint.method, headers, body, bytes, wantsBytes, timeout })
    }
    const token = await parts.accessToken()
    let answered = await ask(token)
    if (answered.status === 401 && token !== undefined) {
      const renewed = await parts.renew(token)
      if (renewed !== undefined) answered = await ask(renewed)
    }
    parts.observe(answered.headers)
    return readAnswer(answered)
  }

  return async <E extends Endpoint>(endpoint: E, ...[input]: CallArguments<E>): Promise<AnswerOf<E>> => {
    const given: AnyInput = { ...input }
    const repeatable = endpoint.method === 'GET' || given.idempotencyKey !== undefined
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await once(endpoint, given)) as AnswerOf<E>
      } catch (error) {
        if (error instanceof ApiError && error.code === 'CLIENT_TOO_OLD') parts.tooOld()
        const pause = PAUSES[attempt]
        const passing = error instanceof ApiError && error.passing && parts.connected()
        if (!repeatable || pause === undefined || !passing) throw error
        await parts.wait(pause)
      }
    }
  }
}

function pathOf(path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}))
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')))
}

function queryOf(query: unknown): string {
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
