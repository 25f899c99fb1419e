import { readDeskDocument, readDocument, verifyDocument } from '@shared/contract/document'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'

/** A receipt or notice, whole: of the person's own application, or (`desk`) of one that staff work on. */
export function usePaper(id: string, desk: boolean) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['paper', id, desk],
    queryFn: () => call(desk ? readDeskDocument : readDocument, { params: { id } }),
    enabled: signedIn && id !== '',
  })
}

/** Whether a paper is ours; asked anew every time, because it may have been revoked since. */
export function useVerification(id: string) {
  return useQuery({
    queryKey: ['verification', id],
    queryFn: () => call(verifyDocument, { params: { id } }),
    enabled: id !== '',
    staleTime: 0,
  })
}
