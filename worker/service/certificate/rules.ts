import type { Catalogue } from '../../../shared/contract/catalogue'
import { type AppliedFor, handlingNow } from '../../../shared/domain/case/workflow-of'
import type { KeptWorkflow } from '../case/naming'
import type { CaseRow } from '../case/row'

/** Where the catalogue sets no day of its own to remind of a renewal. */
const REMIND_DAYS = 90
/** 行政许可法 art. 50, where the catalogue has lost its rule. */
const ASK_DAYS = 30

/** Calendar days before the last day by which a renewal is asked for in time. */
export function askDays({ rules }: Catalogue): number {
  return rules.find(({ id }) => id === 'renewal-ask-days')?.value ?? ASK_DAYS
}

/** What an item issues, and what becomes of a grant. */
export interface Issues {
  /** Kind of the certificate. */
  kind: string
  /** So long before its end the holder is reminded, calendar days. */
  remindDays: number
  /** The grant is made public (双公示). */
  isPublished: boolean
}

/** What the catalogue says now; null where item, variant or route left it since. */
export function issuesNow({ items }: Catalogue, of: AppliedFor): Issues | null {
  const handling = handlingNow(items, of)
  if (handling === null) return null
  return {
    kind: handling.certificate?.kind ?? of.id,
    remindDays: handling.certificate?.validity?.remindDays ?? REMIND_DAYS,
    isPublished: handling.publish,
  }
}

/**
 * What comes of a case: as the catalogue says now, else as it said when the case began, for an item may leave the catalogue
 * before the case is over. Where nobody kept it, a licence is published, as 国办发〔2015〕51号 wants of every one.
 */
export function issuesOf(
  catalogue: Catalogue,
  { item_id: id, variant, route }: Pick<CaseRow, 'item_id' | 'variant' | 'route'>,
  begun?: Pick<KeptWorkflow, 'nature' | 'issues'>,
): Issues {
  const kept = begun?.issues ?? { kind: id, remindDays: REMIND_DAYS, isPublished: begun?.nature === 'licence' }
  return issuesNow(catalogue, { id, variant, route }) ?? kept
}
