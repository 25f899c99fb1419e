import type * as v from 'valibot'

/**
 * Roles an administrator grants to staff, each at one service point or (null) at all of them. A role of a department
 * holds in that department only, wherever its people sit.
 */
export const STAFF_ROLES = [
  'clerk',
  'reviewer',
  'approver',
  'inspector',
  'issuer',
  'kiosk',
  'supervisor',
  'admin',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]
/** 审查、决定、踏勘: done in the name of a department. */
export const DEPARTMENT_ROLES: readonly StaffRole[] = ['reviewer', 'approver', 'inspector']

/**
 * Who may call an endpoint. `anyone` needs no login; `person` is every logged-in account and reaches
 * its own objects only; `staff` needs one of the roles, and reaches objects of the service point or department of that role only;
 * `demo` exists in APP_ENV=demo and test only.
 */
export type Access =
  | { readonly who: 'anyone' }
  | { readonly who: 'person' }
  | { readonly who: 'staff'; readonly roles: readonly StaffRole[] }
  | { readonly who: 'demo' }

export const ANYONE = { who: 'anyone' } as const
export const PERSON = { who: 'person' } as const
export const DEMO = { who: 'demo' } as const
/** @returns access for staff who hold one of the roles. */
export const staff = (...roles: StaffRole[]): Access => ({ who: 'staff', roles })

type Schema = v.GenericSchema<unknown, unknown>
type In<S> = S extends Schema ? v.InferInput<S> : undefined

/** One operation of the API: the single place that says its path, its schemas and who may call it. */
export interface Endpoint<
  P extends Schema | undefined = Schema | undefined,
  Q extends Schema | undefined = Schema | undefined,
  B extends Schema | undefined = Schema | undefined,
  A extends Schema = Schema,
> {
  readonly name: string
  /** No PATCH: `wx.request` cannot send one. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with `:name` parameters, from `/api`. */
  readonly path: string
  readonly access: Access
  /** One line for the documentation. */
  readonly summary: string
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly answer: A
  /** Status of a success. */
  readonly status: 200 | 201 | 202
  /** Repeating the call with the same `Idempotency-Key` header returns the first answer. */
  readonly idempotent: 'required' | 'optional' | 'no'
  /** Codes it may answer with besides the general ones; shown in the documentation. */
  readonly errors: readonly string[]
  /** Takes bytes in place of a body, at most so many. See {@link takesBytes}. */
  readonly bytes?: number
  /** Answers with a file of one of these types in place of JSON. See {@link answersFile}. */
  readonly fileTypes?: readonly string[]
}

interface TakesBytes {
  readonly bytes: number
}
interface AnswersFile {
  readonly fileTypes: readonly string[]
}

/** What a caller gives. */
export interface CallOf<E extends Endpoint> {
  params: In<E['params']>
  query: In<E['query']>
  body: In<E['body']>
}
type Part<S> = S extends Schema ? v.InferOutput<S> : unknown
/** What a verb receives after parsing: path, query and body in one object. */
export type InputOf<E extends Endpoint> = Part<E['params']> & Part<E['query']> & Part<E['body']> & BytesOf<E>
/** The bytes that are sent, for an endpoint that takes some. */
export type BytesOf<E extends Endpoint> = E extends TakesBytes ? { bytes: Uint8Array<ArrayBuffer> } : unknown
/** What a caller receives. */
export type AnswerOf<E extends Endpoint> = E extends AnswersFile ? ArrayBuffer : v.InferOutput<E['answer']>

interface Draft<
  P extends Schema | undefined,
  Q extends Schema | undefined,
  B extends Schema | undefined,
  A extends Schema,
> {
  name: string
  method: Endpoint['method']
  path: string
  access: Access
  summary: string
  params?: P
  query?: Q
  body?: B
  answer: A
  status?: Endpoint['status']
  idempotent?: Endpoint['idempotent']
  errors?: readonly string[]
}

/** Declares an endpoint; what is left out takes its default (200, no idempotency, no input). */
export function endpoint<
  A extends Schema,
  P extends Schema | undefined = undefined,
  Q extends Schema | undefined = undefined,
  B extends Schema | undefined = undefined,
>(draft: Draft<P, Q, B, A>): Endpoint<P, Q, B, A> {
  return {
    status: 200,
    idempotent: 'no',
    errors: [],
    ...draft,
    params: draft.params as P,
    query: draft.query as Q,
    body: draft.body as B,
  }
}

/** Declares that an endpoint takes bytes (`application/octet-stream`), at most `limit`, in place of a JSON body. */
export function takesBytes<E extends Endpoint>(endpoint: E, limit: number): E & TakesBytes {
  return { ...endpoint, bytes: limit }
}

/** Declares that an endpoint answers with a file of one of these types in place of JSON. */
export function answersFile<E extends Endpoint>(endpoint: E, fileTypes: readonly string[]): E & AnswersFile {
  return { ...endpoint, fileTypes }
}
