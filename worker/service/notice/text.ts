import type { Text } from '../../../shared/contract/catalogue'
import type { Subject } from '../../../shared/contract/common'
import type { Day, Instant, Minute } from '../../../shared/domain/time'
import type { WindowKind } from '../../../shared/domain/window-kind'

/** What a notice says about an appointment: columns of its row. */
export interface AppointmentFacts {
  pointId: string
  subject: Subject
  day: Day
  startMinute: Minute
  windowKind: WindowKind
  /** Null inside the write that gives the number: it is filled in when the notice is read, see {@link withNumber}. */
  ordinal: number | null
}

/** What is told, and the facts it is made of. Nobody's name or number is among them. */
export type Told =
  | { topic: 'booked' | 'tomorrow' | 'changed' | 'cancelled' | 'no_show'; facts: AppointmentFacts }
  /** The hall cannot keep the time; `reason` as the hall gave it. */
  | { topic: 'displaced'; facts: AppointmentFacts & { reason: string } }
  /** A place was freed and is kept until `until`. */
  | { topic: 'waitlist_offer'; facts: Omit<AppointmentFacts, 'windowKind' | 'ordinal'> & { until: Instant } }
  /** The place that was kept went to the next one. */
  | { topic: 'waitlist_missed'; facts: Omit<AppointmentFacts, 'windowKind' | 'ordinal'> }
  | { topic: 'rate_us'; facts: { pointId: string; subject: Subject; finishedAt: Instant; closesAt: Instant } }
  /** An application came to its end: how was it? */
  | { topic: 'rate_application'; facts: { pointId: string; subject: Subject; closesAt: Instant } }
  | { topic: 'banned'; facts: { until: Instant } }
  | { topic: 'objection_answered'; facts: { upheld: boolean; words: string } }
  /** A visit to the premises: times are offered (`at` is the first), one is fixed, it will not take place. */
  | { topic: 'inspection_proposed' | 'inspection_agreed'; facts: { subject: Subject; at: Instant } }
  | { topic: 'inspection_cancelled'; facts: { subject: Subject; words: string } }
  /** Its day (`at`) is no working day any more: another one has to be agreed on. To the applicant, and to each officer. */
  | { topic: 'inspection_day_off'; facts: { subject: Subject; at: Instant } }
  | { topic: 'staff_visit_day_off'; facts: { subject: Subject; at: Instant } }
  /** What was issued: it lies ready, will be posted, is on its way, will run out, has ended. */
  | { topic: 'certificate_ready'; facts: { itemId: string; pointId: string } }
  | { topic: 'certificate_to_post'; facts: { itemId: string } }
  | { topic: 'certificate_posted'; facts: { itemId: string; carrier: string } }
  | { topic: 'certificate_renewal'; facts: { itemId: string; validUntil: Day; renewBy: Day } }
  | { topic: 'certificate_ended'; facts: { itemId: string } }
  /** An application was received; looked at before it was submitted, with so many wrong materials. */
  | { topic: 'application_received'; facts: { subject: Subject; pointId: string; number: string } }
  | { topic: 'application_prechecked'; facts: { subject: Subject; wrong: number } }
  /** What becomes of one item of it. `until`, `by`: last days; null where no clock runs. */
  | { topic: 'application_supplement'; facts: { itemId: string; count: number; until: Day | null } }
  | { topic: 'application_supplement_due'; facts: { itemId: string; until: Day } }
  | { topic: 'application_accepted'; facts: { itemId: string; by: Day | null } }
  | { topic: 'application_not_accepted'; facts: { itemId: string } }
  | { topic: 'application_decided'; facts: { itemId: string; granted: boolean } }
  | {
      topic: 'application_moved'
      facts: {
        itemId: string
        what:
          | 'started'
          | 'stuck'
          | 'paused'
          | 'extended'
          | 'rectify'
          | 'returned'
          | 'revoked'
          | 'renewed'
          | 'superseded'
          | 'superseded_checked'
      }
    }
  /** A paper that was issued does not hold any more; `title` of its kind. */
  | { topic: 'document_revoked'; facts: { title: Text } }
  /** To an officer: cases of theirs have come near their promise or past a limit; once a day and light. */
  | { topic: 'staff_light'; facts: { light: 'reminder' | 'yellow' | 'red' } }
  /** To the clerk who took it in from somebody without an account: what a case waits for has failed. */
  | { topic: 'staff_stuck'; facts: { itemId: string; number: string } }
  /** 督办: somebody is asked about a case, and has to answer; the answer, to the one who asked. */
  | { topic: 'staff_urged'; facts: { itemId: string; by: Day } }
  | { topic: 'staff_urge_answered'; facts: { itemId: string } }
export type Topic = Told['topic']

/** Variables of a template at the SMS gateway or at WeChat. */
export type TemplateValues = Readonly<Partial<Record<'subject' | 'time' | 'point' | 'number' | 'note', string>>>

/** One notice as a person reads it. */
export interface Wording {
  title: string
  body: string
  values: TemplateValues
}

/** A notice in both languages; after `expiresAt` telling it outside the inbox is of no use. */
export interface Rendered {
  zh: Wording
  en: Wording
  expiresAt: Instant
}
