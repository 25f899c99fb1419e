import type { ErrorCode, ErrorDetails } from '../../shared/contract/error'

import { DbBusyError, DbFullError, GuardError, UniqueError } from '../db/statement'

/** An expected refusal: it reaches the caller as its code, with the field and the facts the next screen needs. */
export class AppError extends Error {
  override name = 'AppError'
  constructor(
    readonly code: ErrorCode,
    readonly extra: { field?: string; details?: ErrorDetails; retryAfterMs?: number; message?: string } = {},
  ) {
    super(code)
  }
}

/** The same request was answered before: this is that answer. Not an error to the caller. */
export class Replay extends Error {
  override name = 'Replay'
  constructor(
    readonly status: number,
    readonly answer: unknown,
  ) {
    super('replay')
  }
}

/** @throws AppError `code` when `value` is null or undefined */
export function found<T>(value: T | null | undefined, code: ErrorCode = 'NOT_FOUND'): T {
  if (value === null || value === undefined) throw new AppError(code)
  return value
}

/** Turns an error of the database into the refusal it means; others stay as they are. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof GuardError) return new AppError(error.code)
  if (error instanceof UniqueError) return new AppError(error.code ?? 'CONFLICT')
  if (error instanceof DbBusyError) return new AppError('DATABASE_BUSY', { retryAfterMs: 2000 })
  if (error instanceof DbFullError) return new AppError('DATABASE_FULL', { retryAfterMs: 60_000 })
  return error
}
