import type { DeskView } from '@shared/contract/desk-view'
import { type ReactNode, useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { newKey } from '@/api/new-key'
import { sayError } from '@/components/toast-store'
import { useSubmitKey } from '@/platform/submit-key'
import { showView } from '../queries'
import { Outdated, useConflict } from '../use-conflict'

interface Asked {
  view: DeskView
  /** Writes it under this key; undefined while something is missing. */
  write: ((idempotencyKey: string) => Promise<DeskView>) | undefined
  /** It is written: says so, and closes the sheet. */
  onDone: () => void
}

/** Something that is decided about an application in a sheet. */
export interface Decision {
  /** What somebody else changed meanwhile; nothing while there is nothing to say. */
  changes: ReactNode
  /** What the hall would not take of it, until something is changed. */
  fault: ApiError | undefined
  /** Something in the sheet was changed: what is sent from now on is another decision. */
  renew: () => void
  send: () => Promise<void>
  failed: (error: unknown) => void
}

/** Sends a decision once, by its button or by the key that sends, and never on an application that has changed meanwhile. */
export function useDecision({ view, write, onDone }: Asked): Decision {
  const { changes, settle } = useConflict(view)
  const [fault, setFault] = useState<ApiError>()
  const [key, setKey] = useState(newKey)
  const sending = useRef(false)
  const send = async () => {
    if (sending.current || write === undefined) return
    sending.current = true
    try {
      showView(await settle(write(`${key}-${view.version}`)))
      onDone()
    } finally {
      sending.current = false
    }
  }
  const failed = (error: unknown) => {
    if (error instanceof Outdated) return
    if (error instanceof ApiError && !error.offline) setFault(error)
    else sayError(error)
  }
  const renew = () => {
    setFault(undefined)
    setKey(newKey())
  }
  useSubmitKey(() => void send().catch(failed))
  return { changes, fault, renew, send, failed }
}
