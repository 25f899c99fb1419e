import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { errorText } from '@/api/error-text'

/** What the hall would not take of a form, until something in the form is changed. */
export function useRefusal() {
  const [error, setError] = useState<ApiError>()
  return {
    error,
    /** For the button that sends the form. @throws what is no answer of the hall, but a mistake of the program */
    refused(reason: unknown) {
      if (reason instanceof ApiError) setError(reason)
      else throw reason
    },
    clear: () => setError(undefined),
    /** The sentence below a field, if that is the one the hall names. */
    at: (field: string) => (error?.field === field ? errorText(error) : undefined),
  }
}
