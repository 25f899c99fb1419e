import { ERRORS, type ErrorBody, type ErrorCode, type ErrorDetails } from '../../shared/contract/error'
import type { Deps } from '../service/deps'
import { AppError } from '../service/error'
import { JSON_HEADERS, type Reply } from './reply'

interface Answer {
  code: ErrorCode
  field?: string
  message?: string
  details?: ErrorDetails
  retryAfterMs?: number
}

function answerOf(error: unknown): Answer {
  if (error instanceof AppError) return { code: error.code, ...error.extra }
  return { code: 'INTERNAL' }
}

/** Where an unknown error came from: its kind and its stack without the message, which may hold SQL or what was sent. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return [error.name, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ')
}

/** Turns any error into the one shape of an error answer. Unknown errors show a request id only. */
export function errorReply(deps: Deps, error: unknown, requestId: string): { reply: Reply; code: ErrorCode } {
  const { code, field, message, details, retryAfterMs } = answerOf(error)
  if (code === 'INTERNAL') deps.log({ level: 'error', requestId, trace: traceOf(error) })
  const [status, sentence] = ERRORS[code]
  const body: ErrorBody = {
    error: {
      code,
      message: message ?? sentence,
      ...(field === undefined ? {} : { field }),
      requestId,
      ...(details ? { details } : {}),
    },
  }
  const headers: Record<string, string> = { ...JSON_HEADERS }
  if (retryAfterMs) headers['retry-after'] = String(Math.ceil(retryAfterMs / 1000))
  return { reply: { status, body: JSON.stringify(body), headers }, code }
}
