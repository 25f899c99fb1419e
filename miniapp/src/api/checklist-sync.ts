import { readChecklistState, saveChecklistState } from '@shared/contract/appointment'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { readKept, takeOver, useKept } from '@/device/checklists'
import { call } from './client'
import { useSignedIn } from './session'

/** Per bundle: the state the account surely has, and whether a save is on its way. */
const saved = new Map<string, number>()
const saving = new Set<string>()

/** Sends what is newer than the account's; one save at a time, and the last state always goes out. */
async function save(bundleId: string): Promise<void> {
  const { answers, ticked, updatedAt } = readKept(bundleId)
  if (saving.has(bundleId) || updatedAt <= (saved.get(bundleId) ?? 0)) return
  saving.add(bundleId)
  try {
    await call(saveChecklistState, { params: { id: bundleId }, body: { answers, ticked: [...ticked], updatedAt } })
    saved.set(bundleId, updatedAt)
  } catch {
    // It stays on the phone and goes out with the next tick, or when the list is opened again.
    return
  } finally {
    saving.delete(bundleId)
  }
  await save(bundleId)
}

/** Keeps the answers and ticks of a bundle on the account too, from login on; the newer of two devices wins. */
export function useChecklistSync(bundleId: string): void {
  const signedIn = useSignedIn()
  const { updatedAt } = useKept(bundleId)
  const { data } = useQuery({
    queryKey: ['checklists'],
    queryFn: async () => (await call(readChecklistState)).checklists,
    enabled: signedIn,
    staleTime: 0,
  })
  useEffect(() => {
    for (const theirs of data ?? []) {
      saved.set(theirs.bundleId, Math.max(saved.get(theirs.bundleId) ?? 0, theirs.updatedAt))
      takeOver(theirs.bundleId, theirs)
    }
  }, [data])
  useEffect(() => {
    if (signedIn && data !== undefined && updatedAt > 0) void save(bundleId)
  }, [signedIn, data, updatedAt, bundleId])
}
