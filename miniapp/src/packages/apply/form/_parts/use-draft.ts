import { type ApplicationView, readApplication, saveDraft } from '@shared/contract/application'
import { overlay } from '@shared/domain/draft-patch'
import { useDidHide } from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { applicationKey } from '@/api/queries/application'
import { queryClient } from '@/api/query'
import { online } from '@/device/network'
import { useStore } from '@/device/use-store'
import { type Autosave, createAutosave, type DraftState, type Verdict } from './autosave'
import { keepWaiting, recallWaiting } from './waiting'

export interface Draft extends Pick<Autosave, 'change' | 'flush' | 'settle'> {
  /** As the person sees it: with what was typed here. */
  shown: ApplicationView
  state: DraftState
}

/** The draft that is open on this page, one a component; it saves itself, the last time when the page goes. */
export function useDraft(view: ApplicationView): Draft {
  const [autosave] = useState(() => start(view))
  const state = useStore(autosave.state)
  useEffect(() => autosave.refresh(view), [autosave, view])
  useEffect(() => {
    const forget = online.subscribe(() => {
      if (online.get()) void autosave.flush()
    })
    return () => {
      forget()
      void autosave.flush()
      autosave.stop()
    }
  }, [autosave])
  useDidHide(() => void autosave.flush())
  const shown = useMemo(() => overlay(state.view, state.patch), [state.view, state.patch])
  return { shown, state, change: autosave.change, flush: autosave.flush, settle: autosave.settle }
}

function start(view: ApplicationView): Autosave {
  const { id } = view
  const kept = (answer: ApplicationView): ApplicationView => {
    queryClient.setQueryData(applicationKey(id), answer)
    return answer
  }
  return createAutosave(view, recallWaiting(id), {
    save: async (base, patch) =>
      kept(await call(saveDraft, { params: { id }, body: { base, ...patch }, idempotencyKey: newKey() })),
    read: async () => kept(await call(readApplication, { params: { id } })),
    verdictOf,
    remember: (waiting) => keepWaiting(id, waiting),
    later(run, milliseconds) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
}

function verdictOf(error: unknown): Verdict {
  if (!(error instanceof ApiError)) return { kind: 'refused' }
  if (error.code === 'DRAFT_CONFLICT') {
    const named = String(error.details?.parts ?? error.field ?? '')
    return { kind: 'conflict', parts: named.split(',').filter(Boolean) }
  }
  return { kind: error.passing || error.code === 'CONFLICT' ? 'passing' : 'refused' }
}
