import type { ApplicantView, DeliveryView } from '../contract/application-part'
import type { ApplicantProblem } from './applicant'
import { normaliseMobile } from './identity'
import { maskName, maskPhone } from './mask'

/** How the result comes to the applicant: collected at an issuing window, or posted. */
export const DELIVERY_WAYS = ['window', 'post'] as const
export type Delivery = DeliveryView

/** Nothing was said: it is collected where it was handed in. */
export const NO_DELIVERY: Delivery = { way: 'window', pointId: null, name: null, phone: null, address: null }

const SHORTEST_ADDRESS = 5

const tidy = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

/** @returns what is missing or wrong with where it shall be posted, in the order of the page; of a window nothing can be. */
export function checkDelivery({ way, name, phone, address }: Delivery): ApplicantProblem[] {
  if (way === 'window') return []
  const problems: ApplicantProblem[] = []
  const given = { name: tidy(name), phone: tidy(phone), address: tidy(address) }
  for (const part of ['name', 'phone', 'address'] as const)
    if (given[part] === null) problems.push({ part, problem: 'MISSING' })
  if (given.phone !== null && normaliseMobile(given.phone) === null) problems.push({ part: 'phone', problem: 'FORMAT' })
  if (given.address !== null && given.address.length < SHORTEST_ADDRESS)
    problems.push({ part: 'address', problem: 'SHORT' })
  return problems
}

/** @returns it as it is sealed: nothing of the way that was not chosen, the phone in its normal form. */
export function normaliseDelivery({ way, pointId, name, phone, address }: Delivery): Delivery {
  if (way === 'window') return { ...NO_DELIVERY, pointId }
  const plain = tidy(phone)
  return {
    way,
    pointId: null,
    name: tidy(name),
    phone: plain === null ? null : (normaliseMobile(plain) ?? plain),
    address: tidy(address),
  }
}

/** @returns where it would be posted before anybody types: to the applicant. Of a business to whoever stands for it. */
export function postedTo({ kind, name, person, phone, address }: ApplicantView): Omit<Delivery, 'way' | 'pointId'> {
  return { name: kind === 'person' ? name : (person ?? name), phone, address }
}

/** For the hall's people: whose it is and that there is an address; the address itself is asked for, and that is recorded. */
export function maskDelivery({ name, phone, address, ...rest }: Delivery): Delivery {
  return {
    ...rest,
    name: name === null ? null : maskName(name),
    phone: phone === null ? null : maskPhone(phone),
    address: address === null ? null : '***',
  }
}

/** States of a case whose certificate is not made yet, or lies at the window. */
const TO_COME: readonly string[] = ['waiting', 'received', 'supplement', 'review', 'granted', 'issued']

/** True while something that is issued has still to reach the applicant: the wish can be changed until then. */
export const mayChangeDelivery = (cases: readonly { state: string; result: string }[]): boolean =>
  cases.some(({ state, result }) => result === 'certificate' && TO_COME.indexOf(state) >= 0)
