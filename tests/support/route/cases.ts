import * as catalogue from '../../../shared/contract/catalogue-endpoints'
import * as demo from '../../../shared/contract/demo'
import { listSubscriptionTemplates } from '../../../shared/contract/subscription'
import { CENTRE } from '../visitor'
import { APPLICATION_CASES } from './application-cases'
import { type RouteCase, route } from './case'
import { CERTIFICATE_CASES } from './certificate-cases'
import { DESK_CASES } from './desk-cases'
import { DOCUMENT_CASES } from './document-cases'
import { FILE_CASES } from './file-cases'
import { INSPECTION_CASES } from './inspection-cases'
import { RATING_CASES } from './rating-cases'
import { REGISTER_CASES } from './register-cases'
import { RESIDENT_CASES } from './resident-cases'
import { STAFF_CASES } from './staff-cases'
import { SUPERVISION_CASES } from './supervision-cases'

const restaurant = { id: 'restaurant' }

/** Every route of the product with a request that succeeds. A route that is not here fails the access test. */
export const CASES: readonly RouteCase[] = [
  route(demo.readHealth, 'open')(() => ({})),
  route(catalogue.readCatalogue, 'open')(() => ({})),
  route(catalogue.readBundle, 'open')(() => ({ params: restaurant })),
  route(catalogue.readChecklist, 'open')(() => ({ params: restaurant, query: {} })),
  route(catalogue.readItem, 'open')(() => ({ params: { id: 'food-licence' } })),
  route(catalogue.listPoints, 'open')(() => ({})),
  route(catalogue.readPoint, 'open')(() => ({ params: { id: CENTRE } })),
  route(listSubscriptionTemplates, 'open')(() => ({})),
  ...RESIDENT_CASES,
  ...RATING_CASES,
  ...STAFF_CASES,
  ...APPLICATION_CASES,
  ...DESK_CASES,
  ...INSPECTION_CASES,
  ...CERTIFICATE_CASES,
  ...FILE_CASES,
  ...DOCUMENT_CASES,
  ...SUPERVISION_CASES,
  ...REGISTER_CASES,
  route(demo.readDemoInbox, 'demo')(() => ({})),
  route(demo.moveClock, 'demo')(() => ({ body: { byMinutes: 1 } })),
  route(demo.runDueJobs, 'demo')(() => ({})),
  route(demo.listDemoPeople, 'demo')(() => ({})),
]
