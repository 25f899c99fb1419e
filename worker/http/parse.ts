import * as v from 'valibot'
import type { Endpoint } from '../../shared/contract/endpoint'
import { AppError } from '../service/error'
import { fieldOf, sentenceOf } from './issue'

const MAX_BODY = 64 * 1024
const MAX_DISCARDED = 1024 * 1024

/**
 * @returns the body as text, at most 64 KiB. A larger one is read to its end and thrown away, up to a megabyte: a caller who
 * is cut off while sending would never see the answer. @throws AppError BODY_TOO_LARGE
 */
export async function readText(request: Request): Promise<string> {
  const announced = request.headers.get('content-length')
  if (!request.body || (announced !== null && Number(announced) <= MAX_BODY)) return request.text()
  const decoder = new TextDecoder()
  let text = ''
  await readParts(request.body, MAX_BODY, (part) => {
    text += decoder.decode(part, { stream: true })
  })
  return text + decoder.decode()
}

/** @returns the bytes that were sent, at most `limit`. @throws AppError UNSUPPORTED_TYPE, BODY_TOO_LARGE, BAD_REQUEST when the sending broke off */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if ((request.headers.get('content-type') ?? '').toLowerCase() !== 'application/octet-stream')
    throw new AppError('UNSUPPORTED_TYPE')
  const room = new Uint8Array(limit)
  let size = 0
  try {
    if (request.body)
      await readParts(request.body, limit, (part) => {
        room.set(part, size)
        size += part.length
      })
  } catch (error) {
    // Whoever broke off hears nothing; the log must not take it for a fault of ours.
    throw error instanceof AppError ? error : new AppError('BAD_REQUEST')
  }
  return room.subarray(0, size)
}

/** Hands over a body part by part, until it is longer than `limit`. @throws AppError BODY_TOO_LARGE */
async function readParts(
  body: ReadableStream<Uint8Array>,
  limit: number,
  take: (part: Uint8Array) => void,
): Promise<void> {
  const reader = body.getReader()
  let size = 0
  while (size <= limit + MAX_DISCARDED) {
    const { done, value } = await reader.read()
    if (done) {
      if (size > limit) throw new AppError('BODY_TOO_LARGE')
      return
    }
    size += value.length
    if (size <= limit) take(value)
  }
  await reader.cancel()
  throw new AppError('BODY_TOO_LARGE')
}

/** @returns the parsed body; nothing for an endpoint that takes none. @throws AppError UNSUPPORTED_TYPE, BAD_JSON, BAD_FIELD */
export function parseBody(endpoint: Endpoint, request: Request, text: string): object {
  if (!endpoint.body) return {}
  if (!(request.headers.get('content-type') ?? '').toLowerCase().startsWith('application/json'))
    throw new AppError('UNSUPPORTED_TYPE')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('BAD_JSON')
  }
  // To the library a list is an object too, one without any field.
  if (Array.isArray(value)) throw new AppError('BAD_FIELD', { field: 'body' })
  return parse(endpoint.body, value, 'body')
}

/** Parses one part of a request. @throws AppError BAD_FIELD with the path of the first field at fault, never its value */
export function parse(
  schema: v.GenericSchema<unknown, unknown>,
  value: unknown,
  part: 'path' | 'query' | 'body',
): object {
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  if (result.success) return result.output as object
  // What a path names is there or not; how its id is written is no business of the caller's.
  if (part === 'path') throw new AppError('NOT_FOUND')
  const [issue] = result.issues
  throw new AppError('BAD_FIELD', { field: fieldOf(schema, issue) ?? part, message: sentenceOf(issue) })
}
