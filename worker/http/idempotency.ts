import type { Endpoint } from '../../shared/contract/endpoint'
import { AppError } from '../service/error'

const KEY = /^[A-Za-z0-9_-]{8,80}$/
const encoder = new TextEncoder()

/** The key and fingerprint of a request that may be repeated. @throws AppError IDEMPOTENCY_KEY_NEEDED, BAD_FIELD */
export async function idempotencyOf(endpoint: Endpoint, request: Request, text: string) {
  if (endpoint.idempotent === 'no') return null
  const key = request.headers.get('idempotency-key')
  if (key === null) {
    if (endpoint.idempotent === 'required') throw new AppError('IDEMPOTENCY_KEY_NEEDED', { field: 'Idempotency-Key' })
    return null
  }
  if (!KEY.test(key)) throw new AppError('BAD_FIELD', { field: 'Idempotency-Key', message: '请求编号不对。' })
  const path = new URL(request.url).pathname
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', encoder.encode(`${endpoint.method} ${path}\n${text}`)),
  )
  let fingerprint = ''
  for (const byte of digest.subarray(0, 16)) fingerprint += byte.toString(16).padStart(2, '0')
  return { key, fingerprint, status: endpoint.status }
}
