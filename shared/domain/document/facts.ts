import type { Text } from '../../contract/catalogue'
import type { WorkPerson } from '../../contract/staff'
import type { FindingOutcome, InspectionPurpose } from '../inspection'
import type { Day } from '../time'

/** The last day of a limit; `provisional` when it rests on holidays not announced yet. */
export interface LastDay {
  day: Day
  provisional: boolean
}

/** One item of a receipt. */
export interface ReceivedItem {
  name: Text
  /** Working days until it is told what is missing. */
  answerDays: number
  /** A licence: accepted by law when nothing is told in time. */
  byLaw: boolean
  /** It waits for another item; the days count from the day that one is out. */
  waits: boolean
}

/** What only this paper says. Words of officers are Chinese; they stand in both languages as they were written. */
export type PaperFacts =
  /** `materials`: what was handed in, by name. `items`: what is applied for, and when it is told whether anything is missing. */
  | { kind: 'receipt'; items: readonly ReceivedItem[]; materials: readonly Text[] }
  | {
      kind: 'acceptance'
      acceptedOn: Day
      promised: LastDay | null
      statutory: LastDay | null
      /**
       * Nothing was told within so many working days: accepted by law, from the day of receipt; from that on which the
       * item it waited for was out, or on which the last listed thing came.
       */
      byLaw?: { days: number; since: 'receipt' | 'start' | 'supplement' }
      /** 容缺受理: what still has to come, and until when. */
      promisedLater?: readonly { material: Text; until: Day }[]
    }
  | {
      kind: 'supplement'
      missing: readonly { material: Text; reason: string }[]
      until: Day | null
      /** A later notice, which repeats points of the first that are still unmet. */
      again?: boolean
    }
  | {
      kind: 'not_accepted'
      reason: string
      /** What it rests on, where an officer named it. */
      basis?: readonly Text[]
      rightAuthority: { name: Text; phone?: string | undefined } | null
    }
  | { kind: 'not_needed'; reason: string }
  /** `byLawAfter`: a renewal that was undecided on this last day of the certificate counts as granted (行政许可法 50). */
  | { kind: 'grant'; result: Text; certificateBy: LastDay | null; conditions?: string; byLawAfter?: Day }
  | { kind: 'filing'; filedOn: Day; note?: string }
  | { kind: 'refusal'; reasons: readonly string[]; basis: readonly Text[] }
  /** `how`: 撤回 or 注销 of what was issued; left out: 撤销. */
  | {
      kind: 'revocation'
      reasons: readonly string[]
      basis: readonly Text[]
      how?: 'withdrawn' | 'cancelled'
    }
  /** `ground`: the procedure of 行政许可法 45. `workingDays`: time needed, as told. */
  | { kind: 'pause'; ground: Text; reason: string; workingDays: number | null }
  | { kind: 'extension'; workingDays: number; reason: string; from: Day; to: LastDay }
  | { kind: 'withdrawal'; reason: string | null }
  | { kind: 'result'; results: readonly { item: Text; outcome: Text; day: Day }[] }
  | {
      kind: 'inspection'
      purpose: InspectionPurpose
      /** A second look, after something was put right. */
      again: boolean
      day: Day
      /** `14:05`, in Asia/Shanghai. */
      time: string
      place: string
      /** Who was there, by the work name; null for somebody without one. */
      officers: readonly (WorkPerson | null)[]
      /** What else was looked at on the same visit. */
      together: readonly Text[]
      outcome: FindingOutcome
      /** What the officers wrote, a point a line. */
      points: readonly string[]
      rectifyUntil: Day | null
      photos: number
      /** `before`: the applicant signed before this was recorded. `name`: who signed, or would not. */
      signature: { name: string; how: 'signed' | 'refused' | 'before' }
    }
  | {
      kind: 'handover'
      certificates: readonly { name: Text; number: string }[]
      by: 'window' | 'post'
      /** Tracking number of what was posted. */
      tracking: string | null
    }

/** The facts of one kind. */
export type FactsOf<K extends PaperFacts['kind']> = Extract<PaperFacts, { kind: K }>
