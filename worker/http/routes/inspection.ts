import * as inspection from '../../../shared/contract/inspection'
import { agreeForApplicant } from '../../service/inspection/agree-for-applicant'
import { agreeInspection } from '../../service/inspection/agree-inspection'
import { askOtherTime } from '../../service/inspection/ask-other-time'
import { cancelInspection } from '../../service/inspection/cancel-inspection'
import { joinInspection } from '../../service/inspection/join-inspection'
import { listInspections } from '../../service/inspection/list-inspections'
import { listInspectionsAtDesk } from '../../service/inspection/list-inspections-at-desk'
import { listMyInspections } from '../../service/inspection/list-my-inspections'
import { listOfficers } from '../../service/inspection/list-officers'
import { moveInspection } from '../../service/inspection/move-inspection'
import { planInspection } from '../../service/inspection/plan-inspection'
import { readInspection } from '../../service/inspection/read-inspection'
import { sayRectified } from '../../service/inspection/say-rectified'
import { syncFindings } from '../../service/inspection/sync-findings'
import { bind, type Route } from '../route'

export const inspectionRoutes: readonly Route[] = [
  bind(inspection.listOfficers, listOfficers),
  bind(inspection.planInspection, planInspection),
  bind(inspection.joinInspection, joinInspection),
  bind(inspection.moveInspection, moveInspection),
  bind(inspection.agreeForApplicant, agreeForApplicant),
  bind(inspection.cancelInspection, cancelInspection),
  bind(inspection.listMyInspections, listMyInspections),
  bind(inspection.readInspection, readInspection),
  bind(inspection.listInspectionsAtDesk, listInspectionsAtDesk),
  bind(inspection.syncFindings, syncFindings),
  bind(inspection.listInspections, listInspections),
  bind(inspection.agreeInspection, agreeInspection),
  bind(inspection.askOtherTime, askOtherTime),
  bind(inspection.sayRectified, sayRectified),
]
