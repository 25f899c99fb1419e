import { outbox } from './outbox'
import type { Job } from './runner'

/** Every job of the product, in the order in which due ones run. */
export const JOBS: readonly Job[] = [outbox]
