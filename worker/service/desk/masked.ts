import type { AgentView, ApplicantView, FormValues } from '../../../shared/contract/application-part'
import { maskDocument, maskName, maskPhone } from '../../../shared/domain/mask'

const masked = <T>(value: string | null, mask: (text: string) => T): T | null => (value === null ? null : mask(value))

/** For the desks: a business is known by its name, since that is what is called; a person is not. */
export function maskedApplicant(one: ApplicantView): ApplicantView {
  return {
    ...one,
    name: one.kind === 'person' ? masked(one.name, maskName) : one.name,
    person: masked(one.person, maskName),
    document: masked(one.document, maskDocument),
    phone: masked(one.phone, maskPhone),
    address: one.kind === 'person' ? null : one.address,
  }
}

/** 经办人, for the desks. */
export function maskedAgent(one: AgentView): AgentView {
  return {
    ...one,
    name: masked(one.name, maskName),
    document: masked(one.document, maskDocument),
    phone: masked(one.phone, maskPhone),
  }
}

const DOCUMENT = /^\d{17}[\dX]$/i
const PHONE = /^1[3-9]\d{9}$/

/** Numbers of people are masked wherever a form asks for one. */
export function maskedForm(form: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value]
      return [name, DOCUMENT.test(value) ? maskDocument(value) : PHONE.test(value) ? maskPhone(value) : value]
    }),
  )
}
