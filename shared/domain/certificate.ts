import type { Applicant } from './applicant'
import { CANCELLATION_GROUNDS, REVOCATION_GROUNDS, WITHDRAWAL_GROUNDS } from './case/event'
import { maskName } from './mask'
import { listedDay, pastedLines } from './pasted-list'
import { addDays, type Day, type Instant, instantOf, MINUTE_MS } from './time'

/**
 * `valid` · `replaced`: by a later one (变更 延续 补办) · `cancelled` 注销 · `revoked` 撤销 · `withdrawn` 撤回. Whether its time
 * is over is said by its last day, see {@link certificateStatus}.
 */
export const CERTIFICATE_STATES = ['valid', 'replaced', 'cancelled', 'revoked', 'withdrawn'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

/**
 * Where number, file and seal come from. `entered`: from the issuing system, by hand · `imported`: from its list ·
 * `sample`: there is no issuing system here; a print marked 样证，不具印章效力.
 */
export const CERTIFICATE_SOURCES = ['entered', 'imported', 'sample'] as const
export type CertificateSource = (typeof CERTIFICATE_SOURCES)[number]

/** How an issued certificate ends by the authority's own act. */
export const CERTIFICATE_ENDINGS = ['cancelled', 'revoked', 'withdrawn'] as const
export type CertificateEnding = (typeof CERTIFICATE_ENDINGS)[number]

/** What the law allows each ending for; see the events `revoke` and `end_certificate`. */
export const GROUNDS_OF = {
  cancelled: CANCELLATION_GROUNDS,
  revoked: REVOCATION_GROUNDS,
  withdrawn: WITHDRAWAL_GROUNDS,
} as const satisfies Record<CertificateEnding, readonly string[]>
export const ENDING_GROUNDS = [
  ...REVOCATION_GROUNDS,
  ...WITHDRAWAL_GROUNDS,
  ...CANCELLATION_GROUNDS.filter((ground) => ground !== 'otherwise'),
] as const

/** `kept`: lies at the window · `handed`: given out · `posted`: on its way. */
export const HANDOVER_STATES = ['kept', 'handed', 'posted'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

export const CERTIFICATE_STATUSES = [...CERTIFICATE_STATES, 'expired', 'renewal_deemed'] as const
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number]

/** What a certificate is worth today, in Asia/Shanghai; its last day counts whole. */
export function certificateStatus(
  certificate: { state: CertificateState; validUntil: Day | null; renewalDeemed: boolean },
  today: Day,
): CertificateStatus {
  const { state, validUntil, renewalDeemed } = certificate
  if (state !== 'valid' || validUntil === null || today <= validUntil) return state
  return renewalDeemed ? 'renewal_deemed' : 'expired'
}

/** What an application of this variant does to the certificate before; null: there is none before. */
export function endOfPrevious(
  variant: 'establish' | 'change' | 'renew' | 'reissue' | 'cancel',
): CertificateState | null {
  if (variant === 'establish') return null
  return variant === 'cancel' ? 'cancelled' : 'replaced'
}

/**
 * True while there is something to hand out or to post: what has ended meanwhile is not given to anybody. What says that
 * something is cancelled (注销) holds of nothing from the first, and is given out all the same.
 */
export function isToCollect(one: { handover: HandoverState; state: CertificateState; variant: string }): boolean {
  return one.handover === 'kept' && one.state === (one.variant === 'cancel' ? 'cancelled' : 'valid')
}

/** A valid certificate of the applicant, as far as it says which business it is of. */
export interface HeldCertificate {
  id: string
  number: string
  uscc: string | null
}

/** Numbers are compared as people write them: without spaces, and with whatever brackets the keyboard had. */
const plainNumber = (number: string): string =>
  number
    .replace(/\s/g, '')
    .replace(/[（〔【［[]/g, '(')
    .replace(/[）〕】］\]]/g, ')')
    .toUpperCase()

/** Whether two people wrote the same number. */
export const isSameNumber = (one: string, other: string): boolean => plainNumber(one) === plainNumber(other)

/**
 * Which certificate a 变更 延续 补办 注销 is about: the one whose number the applicant gave; where no number was asked for,
 * the only one under the same 统一社会信用代码. Null: not clear from what was given, somebody has to say it. One person may
 * have several shops, so that there is only one certificate says nothing.
 */
export function namedOf(
  held: readonly HeldCertificate[],
  given: { number: string | null; uscc: string | null },
): string | null {
  const { number, uscc } = given
  const fits = (one: HeldCertificate): boolean =>
    number === null ? uscc !== null && one.uscc === uscc : isSameNumber(one.number, number)
  const [first, ...others] = held.filter(fits)
  return first !== undefined && others.length === 0 ? first.id : null
}

/**
 * What takes the place of a certificate by 变更 or 补办 holds for the same time, as the measures for food business licences
 * say; 延续 begins a time of its own.
 */
export const keepsTime = (variant: string): boolean => variant === 'change' || variant === 'reissue'

/** True when a certificate can run from one day to the other; without a last day it runs on. */
export const isPeriod = (from: Day, until: Day | null): boolean => until === null || until >= from

/**
 * The last day on which a renewal is asked for in time: `days` before the last day (行政许可法 art. 50: 有效期届满三十日前,
 * where no special law says otherwise).
 */
export const renewBy = (validUntil: Day, days: number): Day => addDays(validUntil, -days)

/** Whether a renewal that was submitted on a day was asked for in time. */
export const isInTime = (submittedOn: Day, validUntil: Day, days: number): boolean =>
  submittedOn <= renewBy(validUntil, days)

/** Nobody is woken: 9 in the morning, Asia/Shanghai. */
const REMIND_MINUTE = 9 * 60

/** When to remind the holder: `days` before the last day; null when that is past, or there is no last day. */
export function remindAt(validUntil: Day | null, days: number, now: Instant): Instant | null {
  if (validUntil === null) return null
  const at = instantOf(addDays(validUntil, -days), REMIND_MINUTE)
  return at > now ? at : null
}

/** The first instant after the last day. */
export const expiresAt = (validUntil: Day | null): Instant | null =>
  validUntil === null ? null : instantOf(validUntil, 1440)

/** Who a grant was given to, as anybody may read it: a business by its name, a person masked. */
export function publicHolder({ kind, name, person, uscc }: Applicant): { holder: string; uscc: string | null } {
  const isBusiness = kind !== 'person' && name !== null && name !== person
  return { holder: isBusiness ? name : maskName(name ?? ''), uscc: isBusiness ? uscc : null }
}

/** Wrong codes in a row until no further one is compared for a while, and only the document helps. */
export const PICKUP_ATTEMPTS = 5
export const PICKUP_WAIT_MS = 15 * MINUTE_MS

/** One line of an issuing system's list. */
export interface ImportLine {
  /** 1 is the first line of the text. */
  line: number
  applicationNumber: string
  item: string
  number: string
  validFrom: Day
  validUntil: Day | null
  seal: string | null
  /** Number of the certificate it takes the place of; null: the list does not say. See {@link NO_PREVIOUS}. */
  previous: string | null
}

/** What a list says where a certificate takes no place of another that is known here. */
export const NO_PREVIOUS = '无'

/** A line that cannot be read; `field` names the column. */
export interface ImportFault {
  line: number
  field: 'columns' | 'applicationNumber' | 'item' | 'number' | 'validFrom' | 'validUntil'
}

const NUMBER = /^[0-9A-Za-z\u3400-\u9fff()（）〔〕[\]【】·/_-]{1,60}$/

/**
 * Reads the list of an issuing system: query number, item (id or name), certificate number, first day, last day, seal,
 * number of the certificate before (无: none that is known here); the last three may be left out. A heading and empty lines are skipped.
 */
export function parseImport(text: string): { lines: ImportLine[]; faults: ImportFault[] } {
  const lines: ImportLine[] = []
  const faults: ImportFault[] = []
  for (const { line, fields } of pastedLines(text)) {
    const [applicationNumber = '', item = '', number = '', from = '', until = '', seal = '', previous = ''] = fields
    const validFrom = listedDay(from)
    const validUntil = until === '' ? null : listedDay(until)
    if (fields.length < 4 || fields.length > 7) faults.push({ line, field: 'columns' })
    else if (item === '') faults.push({ line, field: 'item' })
    else if (!NUMBER.test(number)) faults.push({ line, field: 'number' })
    else if (validFrom === null) faults.push({ line, field: 'validFrom' })
    else if (until !== '' && (validUntil === null || validUntil < validFrom)) faults.push({ line, field: 'validUntil' })
    else {
      const said = { seal: seal === '' ? null : seal, previous: previous === '' ? null : previous }
      lines.push({ line, applicationNumber, item, number, validFrom, validUntil, ...said })
    }
  }
  return { lines, faults }
}
