import { exportRegister, listExports, listRegister, type RegisterFilters } from '@shared/contract/register'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { usePages } from '../../../staff/_parts/use-pages'

const EXPORTS = ['register-exports']
/** A spreadsheet is made by a job; how far it is is worth a look this often. */
const EVERY = 3_000

/** A register, a page at a time; undefined: the days cannot be read yet. */
export function useRegister(filters: RegisterFilters | undefined) {
  return usePages(
    ['register', filters],
    async (after) => {
      if (!filters) return { rows: [], next: null }
      return call(listRegister, { query: after === undefined ? filters : { ...filters, after } })
    },
    { enabled: filters !== undefined },
  )
}

/** The spreadsheets that the person asked for; asked again while one is being made. */
export function useExports() {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: EXPORTS,
    queryFn: async () => (await call(listExports)).exports,
    enabled: signedIn,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'making') ? EVERY : false),
  })
}

/** Asks for a spreadsheet; the same wish under the same key is one. */
export async function askExport(filters: RegisterFilters, idempotencyKey: string): Promise<void> {
  await call(exportRegister, { body: filters, idempotencyKey })
  await queryClient.invalidateQueries({ queryKey: EXPORTS })
}
