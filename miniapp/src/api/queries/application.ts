import { readApplication } from '@shared/contract/application'
import { readProgress } from '@shared/contract/progress'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { queryClient } from '../query'
import { useSignedIn } from '../session'
import { KEYS } from './keys'

export const applicationKey = (id: string) => ['application', id] as const

/** An application or draft as its owner sees it; asked again whenever a page with it is opened. */
export function useApplication(id: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: applicationKey(id),
    queryFn: () => call(readApplication, { params: { id } }),
    enabled: signedIn && id !== '',
    staleTime: 0,
  })
}

/** Where each item of an application stands. */
export function useProgress(id: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['progress', id],
    queryFn: () => call(readProgress, { params: { id } }),
    enabled: signedIn && id !== '',
    staleTime: 0,
  })
}

/** After a submission, a supplement or a withdrawal: whatever shows applications asks again. */
export async function renewApplications(): Promise<void> {
  const keys = [KEYS.applications, ['application'], ['progress']]
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
