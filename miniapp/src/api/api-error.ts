import type { ErrorCode, ErrorDetails } from '@shared/contract/error'

/** Codes that the phone itself adds: no network, no answer in time, an answer that is not ours. */
export type ClientCode = 'OFFLINE' | 'TIMEOUT' | 'NONSENSE'

interface Facts {
  status: number
  message: string
  field?: string | undefined
  requestId?: string | undefined
  details?: ErrorDetails | undefined
}

/** Why a call failed. `message` is the sentence of the API, in Chinese, or a code of ours; pages show `errorText(error)`. */
export class ApiError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** Dotted path of the field at fault, to show the sentence beside it. */
  readonly field: string | undefined
  readonly requestId: string | undefined
  readonly details: ErrorDetails | undefined

  constructor(
    readonly code: ErrorCode | ClientCode,
    facts: Facts,
  ) {
    super(facts.message)
    this.name = 'ApiError'
    this.status = facts.status
    this.field = facts.field
    this.requestId = facts.requestId
    this.details = facts.details
  }

  /** No answer came: what was asked may or may not have happened. */
  get offline(): boolean {
    return this.code === 'OFFLINE' || this.code === 'TIMEOUT'
  }

  /** Worth repeating unchanged. */
  get passing(): boolean {
    return this.offline || this.status === 502 || this.status === 503 || this.status === 504
  }
}
