import { type Colleague, listColleagues } from '@shared/contract/case'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { useSignedIn } from '@/api/session'
import { usePersonText } from '@/i18n/use-person'

const COLLEAGUES = 'colleagues'

/** Who can take a case on now. */
export function useColleagues(caseId: string, wanted = true) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [COLLEAGUES, caseId],
    queryFn: async () => (await call(listColleagues, { params: { id: caseId } })).colleagues,
    enabled: signedIn && wanted,
  })
}

/** How a colleague is told from the others: by the work name, else by the phone. `other`: who has neither. */
export function useColleagueText(other: string) {
  const nameOf = usePersonText()
  return ({ person, phone }: Colleague): string => nameOf(person, phone ?? other)
}
