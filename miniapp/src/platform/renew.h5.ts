import { ApiError } from '@/api/api-error'
import { sayError } from '@/components/toast-store'

const MARK = 'renewed-at'
/** A second failure within this time is no replaced version but a broken line: the page says so instead. */
const ONCE_MS = 60_000

/**
 * After a new version was put on the server, a page opened before asks for parts that are gone. Loading the page again
 * gets the new version; the address, and with it the place in the product, stays. Without a network it is said why
 * nothing opens.
 */
export function renewWhenReplaced(): void {
  window.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    if (!(reason instanceof Error) || reason.name !== 'ChunkLoadError') return
    if (!navigator.onLine) return sayError(new ApiError('OFFLINE', { status: 0, message: '' }))
    const before = Number(window.sessionStorage.getItem(MARK) ?? 0)
    if (Date.now() - before < ONCE_MS) return
    window.sessionStorage.setItem(MARK, String(Date.now()))
    window.location.reload()
  })
}
