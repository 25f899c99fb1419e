import type { ApplicationView } from '../../../../../../shared/contract/application'
import { drop, isEmpty, merge, type Patch, without } from '../../../../../../shared/domain/draft-patch'
import { createStore, type Store } from '../../../../device/store'

/** What waits on this phone: the changes, and the version they were made on. */
export interface Waiting {
  base: number
  patch: Patch
}

export interface DraftState {
  /** As the hall has it. */
  view: ApplicationView
  /** Changed here, and not yet kept there. */
  patch: Patch
  /** `refused`: see `error`; it goes out again with the next change. */
  status: 'saved' | 'unsent' | 'saving' | 'offline' | 'conflict' | 'refused'
  /** Parts that another device changed as well: the person says which counts. */
  conflict: readonly string[]
  error: unknown
}

/** Why something was not kept: other devices changed these parts; worth trying again; or it is not right. */
export type Verdict = { kind: 'conflict'; parts: readonly string[] } | { kind: 'passing' } | { kind: 'refused' }

export interface AutosaveParts {
  save: (base: number, patch: Patch) => Promise<ApplicationView>
  read: () => Promise<ApplicationView>
  /** Keeps on the phone what waits; undefined once nothing does. */
  remember: (waiting: Waiting | undefined) => void
  verdictOf: (error: unknown) => Verdict
  /** Runs something later. @returns the way to stop it */
  later: (run: () => void, milliseconds: number) => () => void
}

export interface Autosave {
  state: Store<DraftState>
  /** Takes a change: shown at once, kept on the phone at once, sent a moment later. */
  change: (patch: Patch) => void
  /** Sends what waits now. @returns whether everything is kept */
  flush: () => Promise<boolean>
  /** Which of two devices counts, for every part in conflict. */
  settle: (mine: readonly string[], theirs: readonly string[]) => void
  /** Takes over what the hall has, where nothing waits here. */
  refresh: (view: ApplicationView) => void
  stop: () => void
}

/** So long after the last change, in ms: a pause in typing, not every letter. */
export const PAUSE = 900
/** Without a network it is tried again after so many ms; sooner when the phone says that it has one. */
export const AGAIN = 8_000

/** Keeps a draft while it is filled in; nothing typed is lost by a lost connection, and no other device's work unseen. */
export function createAutosave(view: ApplicationView, waiting: Waiting | undefined, parts: AutosaveParts): Autosave {
  const patch = waiting?.patch ?? {}
  let base = waiting?.base ?? view.version
  const state = createStore<DraftState>({
    view,
    patch,
    status: isEmpty(patch) ? 'saved' : 'unsent',
    conflict: [],
    error: undefined,
  })
  let running: Promise<void> | undefined
  let cancel = () => {}
  let stopped = false

  const put = (change: Partial<DraftState>) => state.set({ ...state.get(), ...change })
  const remember = () => {
    const { patch: left } = state.get()
    parts.remember(isEmpty(left) ? undefined : { base, patch: left })
  }
  const plan = (milliseconds: number) => {
    cancel()
    if (!stopped) cancel = parts.later(() => void send(), milliseconds)
  }

  function send(): Promise<void> {
    cancel()
    running ??= sendOnce().finally(() => {
      running = undefined
    })
    return running
  }

  async function sendOnce(): Promise<void> {
    const { patch: sent, conflict } = state.get()
    if (isEmpty(sent) || conflict.length > 0) return
    put({ status: 'saving', error: undefined })
    try {
      const kept = await parts.save(base, sent)
      base = kept.version
      const left = without(state.get().patch, sent)
      put({ view: kept, patch: left, status: isEmpty(left) ? 'saved' : 'unsent' })
      remember()
      if (!isEmpty(left)) plan(PAUSE)
    } catch (error) {
      await failed(error)
    }
  }

  async function failed(error: unknown): Promise<void> {
    const verdict = parts.verdictOf(error)
    if (verdict.kind === 'conflict') {
      try {
        put({ view: await parts.read(), status: 'conflict', conflict: verdict.parts })
        return
      } catch (lost) {
        put({ status: 'offline', error: lost })
        plan(AGAIN)
        return
      }
    }
    put({ status: verdict.kind === 'passing' ? 'offline' : 'refused', error })
    if (verdict.kind === 'passing') plan(AGAIN)
  }

  if (!isEmpty(patch)) plan(0)
  return {
    state,
    change(change) {
      const { patch: before, status } = state.get()
      put({ patch: merge(before, change), status: status === 'conflict' ? status : 'unsent' })
      remember()
      plan(PAUSE)
    },
    async flush() {
      await send()
      // What was typed while the first one was on its way.
      if (state.get().status === 'unsent') await send()
      return state.get().status === 'saved'
    },
    settle(mine, theirs) {
      const { view: now, patch: before, conflict } = state.get()
      const left = drop(before, theirs)
      base = now.version
      const open = conflict.filter((part) => !mine.includes(part) && !theirs.includes(part))
      put({ patch: left, conflict: open, status: open.length > 0 ? 'conflict' : isEmpty(left) ? 'saved' : 'unsent' })
      remember()
      plan(0)
    },
    refresh(view) {
      const { patch: left, status, view: now } = state.get()
      if (running || !isEmpty(left) || status === 'conflict' || view.version < now.version) return
      base = view.version
      put({ view, status: 'saved' })
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}
