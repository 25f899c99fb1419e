import { MINUTE_MS } from '../../shared/domain/time'
import { sweepFiles } from '../service/file/sweep-files'
import type { Job } from './runner'

/** Uploads that nobody went on with, files that nobody used, and the bytes of removed ones. */
export const sweepFilesJob: Job = { name: 'sweep-files', everyMs: 60 * MINUTE_MS, run: sweepFiles }
