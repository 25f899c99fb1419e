import { keep, recall } from './storage'
import { createStore, type Store } from './store'
import { useStore } from './use-store'

/** Where the person at this device works: a service point, and a numbered window of it. */
export interface Workplace {
  pointId: string | undefined
  deskId: string | undefined
}

const KEY = 'workplace'

function remembered(): Workplace {
  const value = recall(KEY)
  const nowhere = { pointId: undefined, deskId: undefined }
  if (typeof value !== 'object' || value === null) return nowhere
  return {
    pointId: 'pointId' in value && typeof value.pointId === 'string' ? value.pointId : undefined,
    deskId: 'deskId' in value && typeof value.deskId === 'string' ? value.deskId : undefined,
  }
}

const workplace: Store<Workplace> = createStore(remembered())

/** The workplace that was chosen on this device. */
export const useWorkplace = (): Workplace => useStore(workplace)

/** Keeps a choice on this device; it says where somebody sits, not what they may do. */
export function chooseWorkplace(next: Workplace): void {
  keep(KEY, next)
  workplace.set(next)
}
