import { type CertificateView, findCertificates, openPickup, type PickupView } from '@shared/contract/certificate'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { createStore } from '@/device/store'
import { readView, showView } from '../../_parts/queries'

const KEY = 'desk-certificates'

/** What was issued of an application, also what was given out already. */
export function useIssued(applicationId: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [KEY, applicationId],
    queryFn: async (): Promise<CertificateView[]> =>
      (await call(findCertificates, { query: { applicationId } })).certificates,
    enabled: signedIn,
    staleTime: 0,
  })
}

/** How whoever stands at the window proved who they are. */
export type Proof = { code: string } | { document: string }

/** What the code or the document opened. It goes with the hand-over, which asks for the proof again. */
export interface Proven {
  number: string
  proof: Proof
  view: PickupView
  /** Names the next hand-over, so that the same one is never done twice; another choice is another one. */
  key: string
}

/** Scanned on one page and handed over on another, as on a phone. */
export const proven = createStore<Proven | undefined>(undefined)

const PICKUP_CODE = /^\d{6}$/
const DOCUMENT = /^[0-9A-Za-z()（）-]{7,30}$/

/** Six digits are a pick-up code, a longer text is a document. Undefined: neither. */
export function proofOf(text: string): Proof | undefined {
  const plain = text.replace(/\s/g, '')
  if (PICKUP_CODE.test(plain)) return { code: plain }
  return DOCUMENT.test(plain) ? { document: plain.toUpperCase() } : undefined
}

/** Shows what lies ready, for the proof that was given. @throws ApiError PICKUP_WRONG, PICKUP_LOCKED, NOT_FOUND */
export async function prove(number: string, proof: Proof): Promise<Proven> {
  const view = await call(openPickup, { body: { number, ...proof } })
  const opened = { number, proof, view, key: newKey() }
  proven.set(opened)
  return opened
}

/** After something was issued, handed over or posted: the application and its certificates as they are now. */
export async function showIssued(applicationId: string): Promise<void> {
  const [view] = await Promise.all([
    readView(applicationId),
    queryClient.invalidateQueries({ queryKey: [KEY, applicationId] }),
  ])
  showView(view)
}
