import type { AgentView, ApplicantView } from '../contract/application-part'
import type { ApplicantKind } from './application'
import { checkUscc, normaliseUscc } from './gb32100'
import { checkDocument, normaliseDocument, normaliseMobile } from './identity'
import { maskDocument, maskName, maskPhone } from './mask'
import type { Day } from './time'
import { addDays } from './time'

/** Who applies, as it is sealed and shown to those who may see it whole. */
export type Applicant = ApplicantView
/** 经办人, as sealed. */
export type Agent = AgentView

/** An authorisation is given for one business, not for good: a year, in days. */
const LONGEST_AUTHORISATION = 366

/** Points of a supplement notice that are parts of who applies, each by its part; the others are papers or fields of the form. */
const PART_OF_POINT: Readonly<Record<string, 'name' | 'document' | 'address'>> = {
  'applicant-name': 'name',
  'applicant-document': 'document',
  'applicant-address': 'address',
}
export const IDENTITY_POINTS = Object.keys(PART_OF_POINT)

/** The part of the applicant that a point of a notice asks for; undefined for a paper or a field of the form. */
export const partOfPoint = (point: string): 'name' | 'document' | 'address' | undefined => PART_OF_POINT[point]

/** What each kind has to say of itself; `uscc` comes on top for those who have their 营业执照 already. */
const REQUIRED_PARTS: Readonly<Record<ApplicantKind, readonly (keyof Applicant)[]>> = {
  person: ['name', 'documentKind', 'document', 'phone'],
  household: ['name', 'person', 'documentKind', 'document', 'phone', 'address'],
  company: ['name', 'person', 'documentKind', 'document', 'phone', 'address'],
}

/** `part` names the field; `problem` is MISSING or the code of the check that failed (GB 11643, GB 32100, mobile number). */
export interface ApplicantProblem {
  part: string
  problem: string
}

export interface ApplicantCheck {
  /** Asia/Shanghai; a birth date after it is refused. */
  today: Day
  /** The 营业执照 is among what is applied for: there is no 统一社会信用代码 yet. */
  isNewBusiness: boolean
}

const isBlank = (value: string | null): boolean => value === null || value.trim() === ''
const tidy = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text.trim())

/** @returns everything that is missing or wrong, in the order of the page; empty when the applicant is complete. */
export function checkApplicant(applicant: Applicant, { today, isNewBusiness }: ApplicantCheck): ApplicantProblem[] {
  const { kind } = applicant
  if (kind === null) return [{ part: 'kind', problem: 'MISSING' }]
  const problems: ApplicantProblem[] = []
  for (const part of REQUIRED_PARTS[kind]) if (isBlank(applicant[part])) problems.push({ part, problem: 'MISSING' })
  if (kind !== 'person') {
    const isGiven = !isBlank(applicant.uscc)
    if (isGiven) note(problems, 'uscc', checkUscc(applicant.uscc ?? ''))
    else if (!isNewBusiness) problems.push({ part: 'uscc', problem: 'MISSING' })
  }
  checkPerson(problems, applicant, today)
  return problems
}

/** @returns everything that is missing or wrong with an agent and the authorisation; its last day may be `today`. */
export function checkAgent(agent: Agent, today: Day): ApplicantProblem[] {
  const problems: ApplicantProblem[] = []
  for (const part of ['name', 'documentKind', 'document', 'phone', 'scope', 'untilDay'] as const) {
    if (isBlank(agent[part])) problems.push({ part, problem: 'MISSING' })
  }
  checkPerson(problems, agent, today)
  if (agent.untilDay !== null && agent.untilDay < today) problems.push({ part: 'untilDay', problem: 'OVER' })
  if (agent.untilDay !== null && agent.untilDay > addDays(today, LONGEST_AUTHORISATION))
    problems.push({ part: 'untilDay', problem: 'TOO_LONG' })
  return problems
}

function checkPerson(
  problems: ApplicantProblem[],
  { documentKind, document, phone }: Pick<Applicant, 'documentKind' | 'document' | 'phone'>,
  today: Day,
): void {
  if (documentKind !== null && !isBlank(document))
    note(problems, 'document', checkDocument(documentKind, document ?? '', today))
  if (!isBlank(phone) && normaliseMobile(phone ?? '') === null) problems.push({ part: 'phone', problem: 'FORMAT' })
}

function note(problems: ApplicantProblem[], part: string, problem: string | null): void {
  if (problem !== null) problems.push({ part, problem })
}

/** @returns the applicant as it is sealed and hashed: numbers in their normal form, nothing of another kind. */
export function normaliseApplicant(applicant: Applicant): Applicant {
  const isPerson = applicant.kind === 'person'
  return {
    ...applicant,
    ...normalisePerson(applicant),
    name: tidy(applicant.name),
    person: isPerson ? null : tidy(applicant.person),
    uscc: isPerson || isBlank(applicant.uscc) ? null : normaliseUscc(applicant.uscc ?? ''),
    address: tidy(applicant.address),
  }
}

/** @returns the agent as it is sealed. */
export function normaliseAgent(agent: Agent): Agent {
  return { ...agent, ...normalisePerson(agent), name: tidy(agent.name) }
}

function normalisePerson({
  documentKind,
  document,
  phone,
}: Pick<Applicant, 'documentKind' | 'document' | 'phone'>): Pick<Applicant, 'document' | 'phone'> {
  return {
    document: document === null || isBlank(document) ? null : normaliseDocument(documentKind ?? 'passport', document),
    phone: phone === null || isBlank(phone) ? null : (normaliseMobile(phone) ?? phone.trim()),
  }
}

/** The applicant for other eyes. What a company is called is public (商事登记); who stands behind it is masked. */
export function maskApplicant(applicant: Applicant): Applicant {
  const hide = (text: string | null, mask: (text: string) => string) => (text === null ? null : mask(text))
  return {
    ...applicant,
    name: applicant.kind === 'company' ? applicant.name : hide(applicant.name, maskName),
    person: hide(applicant.person, maskName),
    uscc: hide(applicant.uscc, applicant.kind === 'company' ? (text) => text : maskDocument),
    document: hide(applicant.document, maskDocument),
    phone: hide(applicant.phone, maskPhone),
    address: hide(applicant.address, () => '***'),
  }
}

/** What an agent may do in the applicant's place; `continue`: apply again for what the applicant holds. */
export type AgentAct = 'submit' | 'supplement' | 'withdraw' | 'visit' | 'collect' | 'continue'

/** Whether the authorisation covers the act on that day (Asia/Shanghai): to hand in only, or everything, until its last day. */
export function agentMay(agent: Agent, act: AgentAct, day: Day): boolean {
  if (agent.scope === null || agent.untilDay === null || day > agent.untilDay) return false
  return agent.scope === 'all' || act === 'submit'
}
