import * as authority from '../../../shared/contract/authority'
import * as contract from '../../../shared/contract/case'
import * as counter from '../../../shared/contract/counter'
import * as workList from '../../../shared/contract/work-list'
import { authorise } from '../../service/authorisation/authorise'
import { listAuthorisations } from '../../service/authorisation/list-authorisations'
import { revokeAuthorisation } from '../../service/authorisation/revoke-authorisation'
import { delegate } from '../../service/delegation/delegate'
import { endDelegation } from '../../service/delegation/end-delegation'
import { listDelegations } from '../../service/delegation/list-delegations'
import { act } from '../../service/desk/act'
import { checkMaterials } from '../../service/desk/check-materials'
import { correctAtCounter } from '../../service/desk/correct-at-counter'
import { countWork } from '../../service/desk/count-work'
import { extendBundle } from '../../service/desk/extend-bundle'
import { findApplications } from '../../service/desk/find-applications'
import { importOutsideResults } from '../../service/desk/import-outside-results'
import { listColleagues } from '../../service/desk/list-colleagues'
import { listPrechecks } from '../../service/desk/list-prechecks'
import { listWork } from '../../service/desk/list-work'
import { readDesk } from '../../service/desk/read-desk'
import { receiveAtCounter } from '../../service/desk/receive-at-counter'
import { revealApplicant } from '../../service/desk/reveal-applicant'
import { takeOver } from '../../service/desk/take-over'
import { bind, type Route } from '../route'

/** What the hall's people do with applications and cases, and who may decide. */
export const caseRoutes: readonly Route[] = [
  bind(workList.listWork, listWork),
  bind(workList.countWork, countWork),
  bind(workList.findApplications, findApplications),
  bind(workList.listPrechecks, listPrechecks),
  bind(contract.readDesk, readDesk),
  bind(contract.revealApplicant, revealApplicant),
  bind(counter.takeOver, takeOver),
  bind(counter.receiveAtCounter, receiveAtCounter),
  bind(contract.checkMaterials, checkMaterials),
  bind(counter.correctAtCounter, correctAtCounter),
  bind(contract.act, act),
  bind(contract.extendBundle, extendBundle),
  bind(contract.listColleagues, listColleagues),
  bind(contract.importOutsideResults, importOutsideResults),
  bind(authority.listAuthorisations, listAuthorisations),
  bind(authority.authorise, authorise),
  bind(authority.revokeAuthorisation, revokeAuthorisation),
  bind(authority.listDelegations, listDelegations),
  bind(authority.delegate, delegate),
  bind(authority.endDelegation, endDelegation),
]
