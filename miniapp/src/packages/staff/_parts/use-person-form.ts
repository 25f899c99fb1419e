import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { sayError } from '@/components/toast-store'

/** Refusals that name no field, by the one they are about. */
const BLAMED: Readonly<Record<string, string>> = { NOT_FOUND: 'phone', BADGE_TAKEN: 'badge' }

/**
 * A form that gives somebody, known by phone number, something to do: what was typed, what the API finds wrong with
 * it, and the key it is sent under. Every change makes another wish of it, hence another key.
 */
export function usePersonForm<Draft extends Record<string, string> & { phone: string }>(first: Draft) {
  const [draft, setDraft] = useState(first)
  const [fault, setFault] = useState<ApiError>()
  const [key, setKey] = useState(newKey)

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setFault(undefined)
    setKey(newKey())
  }
  const error = (name: string): string | undefined => {
    if (fault === undefined) return undefined
    const field = fault.field?.split('.')[0] ?? BLAMED[fault.code]
    return field === name ? errorText(fault) : undefined
  }
  /** A refusal used the key up; without an answer it may have been done, and the same key finds out. */
  const failed = (reason: unknown) => {
    if (!(reason instanceof ApiError) || reason.passing) return sayError(reason)
    setKey(newKey())
    if (reason.field !== undefined || BLAMED[reason.code] !== undefined) setFault(reason)
    else sayError(reason)
  }
  return {
    draft,
    key,
    change,
    error,
    failed,
    /** Value, change and fault of one text, for a `Field`. */
    field: (name: string & keyof Draft) => ({
      value: draft[name],
      onChange: (value: string) => change({ [name]: value } as Partial<Draft>),
      error: error(name),
    }),
  }
}
