import type { Catalogue, ServiceItem } from '../../../shared/contract/catalogue'
import type { Variant } from '../../../shared/contract/service-item'
import { handlingOf } from '../../../shared/domain/case/workflow-of'

/** Where the catalogue sets no day of its own to remind of a renewal. */
const REMIND_DAYS = 90
/** 行政许可法 art. 50, where the catalogue has lost its rule. */
const ASK_DAYS = 30

/** Calendar days before the last day by which a renewal is asked for in time. */
export function askDays({ rules }: Catalogue): number {
  return rules.find(({ id }) => id === 'renewal-ask-days')?.value ?? ASK_DAYS
}

/** What an item issues, and how long before its end the holder is reminded (calendar days). */
export function issuingOf(item: ServiceItem, variant: Variant, route: string): { kind: string; remindDays: number } {
  const certificate = handlingOf(item, variant, route).certificate
  return { kind: certificate?.kind ?? item.id, remindDays: certificate?.validity?.remindDays ?? REMIND_DAYS }
}
