import { type FileView, listWallet } from '@shared/contract/file'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'

/** What a department has taken before; nothing while that is not known. */
export function useWallet(): readonly FileView[] {
  const { data } = useQuery({ queryKey: ['wallet'], queryFn: async () => (await call(listWallet)).files })
  return data ?? []
}
