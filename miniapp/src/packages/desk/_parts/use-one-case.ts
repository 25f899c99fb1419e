import type { Action } from './act/actions'
import { useDeskActions } from './act/use-desk-actions'
import { useDesk } from './queries'

/** An application, and what can be done with the case of it that was chosen: the first where none, or a stranger, was. */
export function useOneCase(applicationId: string | undefined, caseId: string | undefined, first?: Action) {
  const query = useDesk(applicationId)
  const { data: view } = query
  const one = view?.cases.find(({ id }) => id === caseId) ?? view?.cases[0]
  return { query, actions: useDeskActions(view, one, first) }
}
