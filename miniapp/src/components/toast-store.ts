import { errorText } from '@/api/error-text'
import { createStore, type Store } from '@/device/store'

export interface ToastMessage {
  text: string
  tone: 'done' | 'problem'
  /** Tells two equal messages apart. */
  at: number
}

/** What `Toast` shows now. */
export const toast: Store<ToastMessage | undefined> = createStore<ToastMessage | undefined>(undefined)
const SHOWN_FOR = 4000

function show(text: string, tone: ToastMessage['tone']): void {
  const message = { text, tone, at: Date.now() }
  toast.set(message)
  setTimeout(() => {
    if (toast.get() === message) toast.set(undefined)
  }, SHOWN_FOR)
}

/** Says in one short sentence what was just done: `say('存好了')`. */
export const say = (text: string): void => show(text, 'done')

/** Says why something did not work, in the person's language. */
export const sayError = (error: unknown): void => show(errorText(error), 'problem')
