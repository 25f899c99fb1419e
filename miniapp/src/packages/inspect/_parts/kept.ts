import type { InspectionView } from '@shared/contract/inspection-view'
import Taro from '@tarojs/taro'
import { hallNow } from '@/api/clock'
import { keep, recall, VISITOR } from '@/device/storage'
import { createStore, type Store } from '@/device/store'
import { useStore } from '@/device/use-store'
import { isDone, type KeptVisit } from './kept-visit'

const KEY = 'yichuang.visits'
/** By {@link keyOf}: on a phone that goes from hand to hand each has an own copy of a visit, with what only it holds. */
type Kept = Readonly<Record<string, KeptVisit>>

const keyOf = (owner: string, visitId: string): string => `${owner}/${visitId}`
/** Where what whoever is signed in has of a visit lies. */
const ownKey = (visitId: string): string => keyOf(String(recall(VISITOR) ?? ''), visitId)

function isKept(value: unknown): value is KeptVisit {
  return (
    typeof value === 'object' &&
    value !== null &&
    'owner' in value &&
    'view' in value &&
    'commands' in value &&
    Array.isArray(value.commands)
  )
}

function remembered(): Kept {
  const found: Record<string, KeptVisit> = {}
  try {
    const text: unknown = Taro.getStorageSync(KEY)
    const all: unknown = typeof text === 'string' && text !== '' ? JSON.parse(text) : {}
    for (const one of Object.values(all ?? {})) if (isKept(one)) found[keyOf(one.owner, one.view.id)] = one
  } catch {
    return found
  }
  return found
}

const visits: Store<Kept> = createStore(remembered())

/** Remembers whose phone this is, so that what is kept can be shown without a network. It goes with the session. */
export function rememberMe(accountId: string): void {
  if (recall(VISITOR) === accountId) return
  keep(VISITOR, accountId)
  visits.set({ ...visits.get() })
}

/** Visits on this phone of whoever is signed in, by id. */
export function useKeptVisits(): Kept {
  const all = useStore(visits)
  const me = recall(VISITOR)
  const own: Record<string, KeptVisit> = {}
  for (const one of Object.values(all)) if (one.owner === me) own[one.view.id] = one
  return own
}

/** What whoever is signed in has of a visit on this phone. */
export const readVisit = (id: string): KeptVisit | undefined => visits.get()[ownKey(id)]
export function ownVisits(): KeptVisit[] {
  const me = recall(VISITOR)
  return Object.values(visits.get()).filter(({ owner }) => owner === me)
}

/**
 * Changes what is kept of a visit, on the phone first. Unlike other things kept there, this may be the only copy:
 * @throws when the phone has no room for it; then nothing has changed
 */
export function changeVisit(id: string, change: (visit: KeptVisit) => KeptVisit): void {
  const visit = readVisit(id)
  if (visit) put({ ...visits.get(), [ownKey(id)]: change(visit) })
}

/** Keeps a visit as the hall has it now, for when there is no network; only for those who go there. */
export function keepView(view: InspectionView): void {
  const me = view.officers.find((one) => one.me)
  if (!me) return
  const key = keyOf(me.accountId, view.id)
  const mine = visits.get()[key]
  const next: KeptVisit = {
    owner: me.accountId,
    view,
    readAt: hallNow(),
    drafts: mine?.drafts ?? {},
    commands: mine?.commands ?? [],
  }
  put({ ...visits.get(), [key]: next })
}

function put(all: Kept): void {
  const now = hallNow()
  const left: Record<string, KeptVisit> = {}
  for (const [id, one] of Object.entries(all)) if (!isDone(one, now)) left[id] = one
  Taro.setStorageSync(KEY, JSON.stringify(left))
  visits.set(left)
}
