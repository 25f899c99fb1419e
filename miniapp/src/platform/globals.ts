// What WeChat's engine lacks. The mini-program build puts these in wherever code names `AbortController` or `Intl`.
type Listener = () => void

class AbortSignal {
  aborted = false
  reason: unknown = undefined
  private listeners: Listener[] = []

  addEventListener(_type: 'abort', listener: Listener): void {
    this.listeners.push(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener): void {
    this.listeners = this.listeners.filter((one) => one !== listener)
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }

  /** Used by the controller only. */
  fire(reason: unknown): void {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason
    for (const listener of this.listeners) listener()
  }
}

/** For React Query: without it a query stays pending for ever and nothing says why. */
export class AbortController {
  readonly signal = new AbortSignal()

  abort(reason: unknown = new Error('Aborted')): void {
    this.signal.fire(reason)
  }
}

class PluralRules {
  select(count: number): 'one' | 'other' {
    return count === 1 ? 'one' : 'other'
  }

  resolvedOptions(): { pluralCategories: string[] } {
    return { pluralCategories: ['one', 'other'] }
  }
}

/** For i18next: the plural rules of our two languages. Nothing else of `Intl` may be used in shared or phone code. */
export const PhoneIntl = { PluralRules }
