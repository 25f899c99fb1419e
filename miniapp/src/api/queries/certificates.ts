import {
  listMyCertificates,
  listPublishedGrants,
  type OwnCertificate,
  readMyCertificate,
  readPickup,
} from '@shared/contract/certificate'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'

/** The person's certificates, newest first, a page at a time. */
export function useCertificates() {
  const signedIn = useSignedIn()
  return useInfiniteQuery({
    queryKey: ['certificates'],
    queryFn: ({ pageParam }) =>
      call(listMyCertificates, { query: pageParam === undefined ? {} : { before: String(pageParam) } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn,
    staleTime: 0,
  })
}

/** One certificate of the person. */
export function useCertificate(id: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['certificate', id],
    queryFn: (): Promise<OwnCertificate> => call(readMyCertificate, { params: { id } }),
    enabled: signedIn && id !== '',
    staleTime: 0,
  })
}

/** What lies ready of an application, and the code for it; read again by itself while it is shown at the window. */
export function usePickup(applicationId: string, every?: number) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['progress', applicationId, 'pickup'],
    queryFn: () => call(readPickup, { params: { id: applicationId } }),
    enabled: signedIn && applicationId !== '',
    staleTime: 0,
    refetchInterval: every ?? false,
  })
}

/** Licences that were granted, newest first, a page at a time; nobody needs to be signed in. */
export function useGrants(filter: { departmentId?: string | undefined; day?: string | undefined }) {
  const { departmentId, day } = filter
  return useInfiniteQuery({
    queryKey: ['grants', departmentId, day],
    queryFn: ({ pageParam }) =>
      call(listPublishedGrants, {
        query: {
          ...(departmentId === undefined ? {} : { departmentId }),
          ...(day === undefined ? {} : { day }),
          ...(pageParam === undefined ? {} : { before: String(pageParam) }),
        },
      }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
}
