import { focusManager, onlineManager, type Query, QueryClient } from '@tanstack/react-query'
import { online } from '@/device/network'
import { keep, recall } from '@/device/storage'

const SAVED = 'saved-queries'
/** Mark a query with this to read it without a network: `useQuery({ queryKey, queryFn, meta: OFFLINE })`. */
export const OFFLINE = { offline: true } as const
const KEPT_AT_MOST = 12

/** The one cache of the app. The client repeats reads itself, so React Query must not repeat anything. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 30_000, gcTime: 10 * 60_000, networkMode: 'always', refetchOnReconnect: true },
    mutations: { retry: false, networkMode: 'always' },
  },
})

interface Saved {
  key: readonly unknown[]
  data: unknown
  at: number
}

function isSaved(value: unknown): value is Saved {
  return typeof value === 'object' && value !== null && 'key' in value && Array.isArray(value.key) && 'data' in value
}

function restore(): void {
  const list = recall(SAVED)
  if (!Array.isArray(list)) return
  for (const one of list.filter(isSaved)) queryClient.setQueryData(one.key, one.data, { updatedAt: one.at })
}

function worthKeeping(query: Query): boolean {
  return query.meta?.offline === true && query.state.data !== undefined
}

function save(): void {
  const kept: Saved[] = queryClient
    .getQueryCache()
    .getAll()
    .filter(worthKeeping)
    .map((query) => ({ key: query.queryKey, data: query.state.data, at: query.state.dataUpdatedAt }))
  if (kept.length === 0) return
  // Restored queries that no page has opened yet carry no mark; they stay as they were saved.
  const keys = new Set(kept.map(({ key }) => JSON.stringify(key)))
  const before = recall(SAVED)
  const others = Array.isArray(before) ? before.filter(isSaved).filter(({ key }) => !keys.has(JSON.stringify(key))) : []
  keep(SAVED, [...kept, ...others].sort((a, b) => b.at - a.at).slice(0, KEPT_AT_MOST))
}

/** Restores what was kept on the phone, and keeps the marked queries whenever they change. Called when the app starts. */
export function startQueries(): void {
  restore()
  onlineManager.setEventListener((set) => online.subscribe(() => set(online.get())))
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && worthKeeping(query) && query.state.status === 'success') save()
  })
}

/** Tells React Query that the app came to the front (`true`) or went away. */
export const appFocused = (focused: boolean): void => focusManager.setFocused(focused)
