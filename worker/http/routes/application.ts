import * as application from '../../../shared/contract/application'
import * as progress from '../../../shared/contract/progress'
import { changeDelivery } from '../../service/application/change-delivery'
import { listApplications } from '../../service/application/list-applications'
import { lookUpProgress } from '../../service/application/look-up-progress'
import { openDraft } from '../../service/application/open-draft'
import { readApplication } from '../../service/application/read-application'
import { readProgress } from '../../service/application/read-progress'
import { removeDraft } from '../../service/application/remove-draft'
import { requestPrecheck } from '../../service/application/request-precheck'
import { saveDraft } from '../../service/application/save-draft'
import { submitApplication } from '../../service/application/submit-application'
import { supplementApplication } from '../../service/application/supplement-application'
import { withdrawApplication } from '../../service/application/withdraw-application'
import { bind, bindWritten, type Route } from '../route'

export const applicationRoutes: readonly Route[] = [
  bind(application.openDraft, openDraft),
  bind(application.saveDraft, saveDraft),
  bind(application.listApplications, listApplications),
  bind(application.readApplication, readApplication),
  bind(application.removeDraft, removeDraft),
  bind(application.requestPrecheck, requestPrecheck),
  bind(application.submitApplication, submitApplication),
  bind(application.supplementApplication, supplementApplication),
  bind(application.withdrawApplication, withdrawApplication),
  bind(application.changeDelivery, changeDelivery),
  bindWritten(progress.readProgress, readProgress),
  bind(progress.lookUpProgress, lookUpProgress),
]
