import { readRules } from '@shared/contract/admin'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { OFFLINE } from '../query'

const AN_HOUR = 60 * 60_000

/** The district's published booking rules. */
export function useRules() {
  return useQuery({ queryKey: ['rules'], queryFn: () => call(readRules), staleTime: AN_HOUR, meta: OFFLINE })
}
