/**
 * What WeChat's engine lacks and React Query needs. The mini-program build puts it in wherever code names
 * `AbortController`; without it a query stays pending for ever and nothing says why.
 */
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

export class AbortController {
  readonly signal = new AbortSignal()

  abort(reason: unknown = new Error('Aborted')): void {
    this.signal.fire(reason)
  }
}
