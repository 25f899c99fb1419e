import { syncFindings } from '@shared/contract/inspection'
import { useEffect } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { upload } from '@/api/upload'
import { UploadCancelled } from '@/api/upload-steps'
import { online } from '@/device/network'
import { createStore, type Store } from '@/device/store'
import { useStore } from '@/device/use-store'
import { forgetBytes, readBytes } from './bytes/keep-bytes'
import { changeVisit, ownVisits, readVisit } from './kept'
import { isWaiting } from './kept-visit'
import { showVisit } from './queries'
import { type SyncParts, syncVisit } from './sync-steps'

interface SyncState {
  isSending: boolean
  /** Why the last attempt did not come through; undefined while nothing is wrong, or only the network is away. */
  error: unknown
}

const state: Store<SyncState> = createStore<SyncState>({ isSending: false, error: undefined })
/** Sent again by itself after so many ms, while a page of visits is open. */
const AGAIN = 20_000
/** A few photos over a poor network take their time. */
const TIMEOUT = 60_000

const parts: SyncParts = {
  read: readVisit,
  change: changeVisit,
  bytesOf: readBytes,
  forget: forgetBytes,
  async upload(bytes, mediaType) {
    const given = { bytes, mediaType, materialId: null, owner: 'hall' as const, onProgress: () => undefined }
    return (await upload({ ...given, isCancelled: () => !online.get() })).id
  },
  send: (id, commands) => call(syncFindings, { params: { id }, body: { commands }, timeout: TIMEOUT }),
  show: showVisit,
}

/** Sends what waits of all visits on this phone. One run at a time; a second call while it runs is part of the next. */
export async function syncAll(): Promise<void> {
  if (state.get().isSending || !online.get()) return
  const waiting = ownVisits().filter(({ commands }) => commands.some(isWaiting))
  if (waiting.length === 0) return
  state.set({ isSending: true, error: undefined })
  let error: unknown
  for (const { view } of waiting) {
    try {
      await syncVisit(parts, view.id)
    } catch (problem) {
      if (!isPassing(problem)) error = problem
    }
  }
  state.set({ isSending: false, error })
}

const isPassing = (problem: unknown): boolean =>
  problem instanceof UploadCancelled ||
  (problem instanceof ApiError && (problem.passing || problem.code === 'CONFLICT'))

/** Sends what waits whenever there is a network, as long as the page is open. */
export function useSync(): SyncState {
  const connected = useStore(online)
  useEffect(() => {
    if (!connected) return undefined
    void syncAll()
    const timer = setInterval(() => void syncAll(), AGAIN)
    return () => clearInterval(timer)
  }, [connected])
  return useStore(state)
}
