import type { Nature, Text } from '../../contract/catalogue'
import type { ApplicantKind } from '../application'
import { maskName } from '../mask'
import type { Instant } from '../time'
import type { PaperFacts } from './facts'
import { DECISIONS_AGAINST, paperTitle } from './kind'
import type { Series } from './number'
import type { Sheet } from './sheet'
import {
  extensionSheet,
  filingSheet,
  grantSheet,
  pauseSheet,
  refusalSheet,
  revocationSheet,
  withRemedies,
} from './sheet-decision'
import { inspectionSheet } from './sheet-inspection'
import {
  acceptanceSheet,
  notAcceptedSheet,
  notNeededSheet,
  receiptSheet,
  supplementSheet,
  withdrawalSheet,
} from './sheet-intake'
import { handoverSheet, resultSheet } from './sheet-result'

/** Whose application it is: the person, or the 个体工商户 or company by its name. */
export interface Holder {
  kind: ApplicantKind
  name: string
}

/** What every paper says besides its own facts. */
export interface PaperSetting {
  /** The unguessable code in the QR. */
  code: string
  series: Series
  issuedAt: Instant
  /** In whose name. */
  authority: Text
  hall: Text
  hotline: string
  holder: Holder
  /** The query number of the application. */
  application: string
  /** Null for a paper of the whole application. */
  item: Text | null
  nature: Nature | null
}

/**
 * Everything a paper says, word for word: kept sealed and signed as it is, so that what is shown later is what was issued.
 * Its number is given by the database; `series` is all of it but the ordinal.
 */
export interface PaperContent extends PaperSetting {
  format: 1
  kind: PaperFacts['kind']
  title: Text
  sheet: Sheet
  /** No seal service is configured: 样证，不具印章效力. */
  seal: null
}

/** Writes a paper. */
export function paperContent(facts: PaperFacts, setting: PaperSetting): PaperContent {
  const written = sheetOf(facts, setting.nature)
  const sheet = DECISIONS_AGAINST.includes(facts.kind) ? withRemedies(written, setting.hotline) : written
  return {
    ...setting,
    format: 1,
    kind: facts.kind,
    title: paperTitle(facts.kind, setting.nature),
    sheet,
    seal: null,
  }
}

function sheetOf(facts: PaperFacts, nature: Nature | null): Sheet {
  switch (facts.kind) {
    case 'receipt':
      return receiptSheet(facts)
    case 'acceptance':
      return acceptanceSheet(facts, nature)
    case 'supplement':
      return supplementSheet(facts, nature)
    case 'not_accepted':
      return notAcceptedSheet(facts, nature)
    case 'not_needed':
      return notNeededSheet(facts, nature)
    case 'grant':
      return grantSheet(facts, nature)
    case 'filing':
      return filingSheet(facts)
    case 'refusal':
      return refusalSheet(facts, nature)
    case 'revocation':
      return revocationSheet(facts, nature)
    case 'pause':
      return pauseSheet(facts, nature)
    case 'extension':
      return extensionSheet(facts, nature)
    case 'withdrawal':
      return withdrawalSheet(facts)
    case 'result':
      return resultSheet(facts)
    case 'inspection':
      return inspectionSheet(facts)
    case 'handover':
      return handoverSheet(facts)
  }
}

/** The holder for strangers' eyes: a person as everywhere; of a firm's name, which may be a person's, the ends. */
export function maskHolder({ kind, name }: Holder): string {
  if (kind === 'person') return maskName(name)
  const letters = Array.from(name.trim())
  const shown = letters.length >= 8 ? 2 : letters.length >= 3 ? 1 : 0
  return letters.map((letter, index) => (index < shown || index >= letters.length - shown ? letter : '*')).join('')
}
