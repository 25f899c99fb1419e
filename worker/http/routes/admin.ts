import * as endpoint from '../../../shared/contract/admin'
import { grantRole } from '../../service/admin/grant-role'
import { listGrants } from '../../service/admin/list-grants'
import { listOutbox } from '../../service/admin/list-outbox'
import { nameStaff } from '../../service/admin/name-staff'
import { readMetrics } from '../../service/admin/read-metrics'
import { revokeRole } from '../../service/admin/revoke-role'
import { listAudit } from '../../service/audit/list-audit'
import { loadNotice } from '../../service/calendar/load-notice'
import { readCalendar } from '../../service/calendar/read-calendar'
import { addException } from '../../service/exception/add-exception'
import { listExceptions } from '../../service/exception/list-exceptions'
import { removeException } from '../../service/exception/remove-exception'
import { answerObjection } from '../../service/objection/answer-objection'
import { listObjections } from '../../service/objection/list-objections'
import { changeRules } from '../../service/rule/change-rules'
import { readRules } from '../../service/rule/read-rules'
import { bind, type Route } from '../route'

export const adminRoutes: readonly Route[] = [
  bind(endpoint.listGrants, listGrants),
  bind(endpoint.grantRole, grantRole),
  bind(endpoint.revokeRole, revokeRole),
  bind(endpoint.nameStaff, nameStaff),
  bind(endpoint.readCalendar, readCalendar),
  bind(endpoint.loadNotice, loadNotice),
  bind(endpoint.listExceptions, listExceptions),
  bind(endpoint.addException, addException),
  bind(endpoint.removeException, removeException),
  bind(endpoint.readRules, readRules),
  bind(endpoint.changeRules, changeRules),
  bind(endpoint.listObjections, listObjections),
  bind(endpoint.answerObjection, answerObjection),
  bind(endpoint.listOutbox, listOutbox),
  bind(endpoint.listAudit, listAudit),
  bind(endpoint.readMetrics, readMetrics),
]
