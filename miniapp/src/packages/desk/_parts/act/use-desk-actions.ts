import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { useState } from 'react'
import { ACTIONS, type Action, offeredOf } from './actions'

/** A sheet over a case: an action, the list of the rarer ones, or who the applicant is. */
export type Asking = Action | 'more' | 'reveal' | undefined

export interface DeskActions {
  view: DeskView
  one: DeskCase
  /** What may be caused now and has a sheet here. */
  offered: readonly Action[]
  asking: Asking
  ask: (what: Asking) => void
  keys: Readonly<Record<string, () => void>>
}

/** What can be done with a case now, by button and by key: exactly what the answer offers. */
export function useDeskActions(
  view: DeskView | undefined,
  one: DeskCase | undefined,
  first?: Action,
): DeskActions | undefined {
  const [asking, ask] = useState<Asking>(first)
  if (!view || !one) return undefined
  const offered = offeredOf(one, view.actions)
  const keys: Record<string, () => void> = { '.': () => ask('more') }
  for (const action of offered) keys[ACTIONS[action].key.toLowerCase()] = () => ask(action)
  if (view.actions.includes('reveal')) keys['0'] = () => ask('reveal')
  // What was to be asked first may not be offered; what is open stays while a conflict explains itself.
  const isIdle = asking === first && first !== undefined && !offered.includes(first)
  return { view, one, offered, asking: isIdle ? undefined : asking, ask, keys }
}

/** What saying who handles a case is called: who only supervises, and so reads no name in full, takes none on. */
export function assignName({ view, one }: Pick<DeskActions, 'view' | 'one'>): 'assign' | 'release' | 'giveOut' {
  if (one.mine) return 'release'
  return view.actions.includes('reveal') ? 'assign' : 'giveOut'
}
