import { deadlineSweepJob } from './deadline-sweep'
import { noShowJob } from './no-show'
import { offerPlacesJob } from './offer-places'
import { outbox } from './outbox'
import { planSlotsJob } from './plan-slots'
import { purge } from './purge'
import { registerExportJob } from './register-export'
import { remindJob } from './remind'
import { renewalJob } from './renewal'
import type { Job } from './runner'
import { sweepFilesJob } from './sweep-files'

/** Every job of the product, in the order in which due ones run: what tells people runs before what sends. */
export const JOBS: readonly Job[] = [
  planSlotsJob,
  noShowJob,
  offerPlacesJob,
  remindJob,
  renewalJob,
  deadlineSweepJob,
  outbox,
  purge,
  sweepFilesJob,
  registerExportJob,
]
