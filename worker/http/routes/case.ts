import * as contract from '../../../shared/contract/case'
import { authorise } from '../../service/authorisation/authorise'
import { listAuthorisations } from '../../service/authorisation/list-authorisations'
import { revokeAuthorisation } from '../../service/authorisation/revoke-authorisation'
import { delegate } from '../../service/delegation/delegate'
import { endDelegation } from '../../service/delegation/end-delegation'
import { listDelegations } from '../../service/delegation/list-delegations'
import { bind, type Route } from '../route'

/** What the hall's people do with applications and cases, and who may decide. */
export const caseRoutes: readonly Route[] = [
  bind(contract.listAuthorisations, listAuthorisations),
  bind(contract.authorise, authorise),
  bind(contract.revokeAuthorisation, revokeAuthorisation),
  bind(contract.listDelegations, listDelegations),
  bind(contract.delegate, delegate),
  bind(contract.endDelegation, endDelegation),
]
