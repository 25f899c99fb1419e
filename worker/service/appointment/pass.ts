import { MINUTE_MS } from '../../../shared/domain/time'
import { isSame, type Signer } from '../../adapter/token'

/** What a pass stands for: one version of one appointment, so a changed appointment's old pass is void. */
export interface PassSubject {
  appointmentId: string
  version: number
}

export type PassVerdict = ({ ok: true } & PassSubject) | { ok: false; code: 'PASS_INVALID' | 'PASS_EXPIRED' }

const PURPOSE = 'pass'
const DIGITS_PURPOSE = 'pass-digits'
const DIGITS = 6

function stepOf(instant: number): number {
  return Math.floor(instant / MINUTE_MS)
}

function textOf({ appointmentId, version }: PassSubject, step: number): string {
  return `${appointmentId}.${version}.${step}`
}

/**
 * The code to scan and the digits to type, good for the minute they were made in and the next one.
 * The step in the code is the first minute in which it is void.
 */
export async function makePass(
  signer: Signer,
  subject: PassSubject,
  now: number,
): Promise<{ code: string; digits: string; validUntil: number }> {
  const voidFrom = stepOf(now) + 2
  const text = textOf(subject, voidFrom)
  return {
    code: `${text}.${await signer.sign(PURPOSE, text)}`,
    digits: await signer.digits(DIGITS_PURPOSE, textOf(subject, stepOf(now)), DIGITS),
    validUntil: voidFrom * MINUTE_MS,
  }
}

/** Whether a scanned code was made by this hall and is still good; whose version it is must be compared by the caller. */
export async function verifyPass(signer: Signer, code: string, now: number): Promise<PassVerdict> {
  const match = /^([A-Za-z0-9_-]{1,40})\.(\d{1,9})\.(\d{1,10})\.([A-Za-z0-9_-]{22})$/.exec(code)
  const [, appointmentId = '', version = '', voidFrom = '', signature = ''] = match ?? []
  const subject = { appointmentId, version: Number(version) }
  const step = Number(voidFrom)
  if (!match || !isSame(await signer.sign(PURPOSE, textOf(subject, step)), signature))
    return { ok: false, code: 'PASS_INVALID' }
  return stepOf(now) < step ? { ok: true, ...subject } : { ok: false, code: 'PASS_EXPIRED' }
}

/** Whether digits typed at a kiosk are those of this minute or the one before. */
export async function verifyDigits(
  signer: Signer,
  subject: PassSubject,
  digits: string,
  now: number,
): Promise<boolean> {
  const candidates = await Promise.all(
    [stepOf(now), stepOf(now) - 1].map((step) => signer.digits(DIGITS_PURPOSE, textOf(subject, step), DIGITS)),
  )
  return candidates.filter((candidate) => isSame(candidate, digits)).length > 0
}
