import type { AppointmentView } from '@shared/contract/appointment'
import { checkIn } from '@shared/contract/visit'
import { call } from './client'

const TYPED = /^([A-Za-z]\d{3,6})[\s,，.-]*(\d{6})$/

/** What shows that somebody has a place: the text of a code, or a number and its six digits. */
export type Proof = { number: string; digits: string } | { code: string }

/** What was scanned or typed: a number with its six digits, or the text of a code. Undefined when it can be neither. */
export function readProof(text: string): Proof | undefined {
  const trimmed = text.trim()
  const typed = TYPED.exec(trimmed)
  if (typed?.[1] && typed[2]) return { number: typed[1].toUpperCase(), digits: typed[2] }
  return trimmed.length >= 20 ? { code: trimmed } : undefined
}

/** Checks somebody in at a service point. @throws ApiError CHECKIN_…, PASS_… with what comes next in its details */
export function checkInWith(pointId: string, proof: Proof): Promise<AppointmentView> {
  return call(checkIn, { body: { pointId, ...proof } })
}
