import * as inspection from '../../../shared/contract/inspection'
import * as inspectionPlan from '../../../shared/contract/inspection-plan'
import * as ownInspection from '../../../shared/contract/own-inspection'
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
  bind(inspectionPlan.listOfficers, listOfficers),
  bind(inspectionPlan.planInspection, planInspection),
  bind(inspectionPlan.joinInspection, joinInspection),
  bind(inspectionPlan.moveInspection, moveInspection),
  bind(inspectionPlan.agreeForApplicant, agreeForApplicant),
  bind(inspectionPlan.cancelInspection, cancelInspection),
  bind(inspection.listMyInspections, listMyInspections),
  bind(inspection.readInspection, readInspection),
  bind(inspection.listInspectionsAtDesk, listInspectionsAtDesk),
  bind(inspection.syncFindings, syncFindings),
  bind(ownInspection.listInspections, listInspections),
  bind(ownInspection.agreeInspection, agreeInspection),
  bind(ownInspection.askOtherTime, askOtherTime),
  bind(ownInspection.sayRectified, sayRectified),
]
