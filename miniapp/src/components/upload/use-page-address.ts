import { openFile, openFileAsStaff } from '@shared/contract/file'
import type { FileType } from '@shared/domain/file'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '@/api/client'
import { addressOf, forgetAddress } from '@/device/show-file'

/** As whom a page is opened: as its owner or applicant, or as somebody who works on the application. */
export type OpenedBy = 'self' | 'staff'

/** As long as a poor network may need for ten megabytes. */
const TIMEOUT = 60_000

/** Fetches a page that this phone has no picture of; it is kept while it is shown. */
export function usePageAddress(page: { fileId: string; mediaType: FileType }, by: OpenedBy, enabled: boolean) {
  const query = useQuery({
    queryKey: ['page', by, page.fileId],
    queryFn: async () => {
      const input = { params: { id: page.fileId }, timeout: TIMEOUT }
      const bytes = by === 'staff' ? await call(openFileAsStaff, input) : await call(openFile, input)
      return addressOf(`shown-${page.fileId}`, bytes, page.mediaType)
    },
    enabled,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const address = query.data
  useEffect(() => (address === undefined ? undefined : () => forgetAddress(address)), [address])
  return query
}
