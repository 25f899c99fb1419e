import type { ErrorBody, ErrorCode } from '@shared/contract/error'
import { ERRORS_IN_ENGLISH } from '@/i18n/texts/error'
import { ApiError } from './api-error'
import type { Answered } from './create-client'

/** @returns the body of a success. @throws ApiError for everything else, an answer that is not ours included. */
export function readAnswer({ status, body }: Answered): unknown {
  if (status >= 200 && status < 300 && typeof body === 'object' && body !== null) return body
  if (isErrorBody(body)) {
    const { code, message, field, requestId, details } = body.error
    throw new ApiError(isErrorCode(code) ? code : 'INTERNAL', { status, message, field, requestId, details })
  }
  // A hotel's sign-in page or a broken proxy answers in HTML.
  throw new ApiError('NONSENSE', { status, message: 'NONSENSE' })
}

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
}

/** The API says its own sentences; what the phone has of every code are the English ones. */
function isErrorCode(code: string): code is ErrorCode {
  return Object.keys(ERRORS_IN_ENGLISH).includes(code)
}
