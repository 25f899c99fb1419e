import type { AgentView } from '../contract/application-part'
import { type AgentAct, agentMay } from './applicant'
import { type Day, dayOf, type Instant } from './time'

/**
 * `draft`: being filled in · `precheck`: a clerk looks at it before it is submitted (网上预审) · `submitted`: received, its
 * cases are under way · `ended`: nothing in it can go on any more.
 */
export const APPLICATION_STATES = ['draft', 'precheck', 'submitted', 'ended'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** Who applies: a person, an 个体工商户, a company or another organisation. */
export const APPLICANT_KINDS = ['person', 'household', 'company'] as const
export type ApplicantKind = (typeof APPLICANT_KINDS)[number]

/**
 * One material of an application. `missing`: nothing yet · `given`: pages are there · `fetch`: the hall fetches it, with
 * consent · `promised`: to come later against a written promise (容缺) · `fine`, `wrong`: somebody of the hall has looked.
 */
export const MATERIAL_STATES = ['missing', 'given', 'fetch', 'promised', 'fine', 'wrong'] as const

/**
 * Whether a paper passed a look before submitting (网上预审): it is not reopened by a notice. One that was shown at the
 * counter is looked at while it is handed in.
 */
export function passedBefore(
  { state, checkedAt }: { state: string; checkedAt: number | null },
  submittedAt: number | null,
): boolean {
  return state === 'fine' && checkedAt !== null && submittedAt !== null && checkedAt < submittedAt
}
export type MaterialState = (typeof MATERIAL_STATES)[number]

/** True while the applicant may still change everything; being looked at beforehand takes nothing away. */
export function isOpenDraft(state: ApplicationState): boolean {
  return state === 'draft' || state === 'precheck'
}

/** What an applicant can do with an application; a page shows these. */
export type ApplicationAction = 'save' | 'request_precheck' | 'submit' | 'remove' | 'supplement' | 'withdraw'

/** States of a case in which it is not decided yet. */
const UNDECIDED: readonly string[] = ['waiting', 'received', 'supplement', 'review']

/** What {@link applicationActions} looks at. */
export interface ActionFacts {
  state: ApplicationState
  /** Something is to be supplemented. */
  isAsked: boolean
  /** States of the cases; none in a draft. */
  cases: readonly string[]
  /** 经办人; null: nobody acts for the applicant. */
  agent: AgentView | null
  /** Asia/Shanghai. */
  today: Day
}

/** What the one who handed it in may do now; an agent as far as the authorisation goes. */
export function applicationActions({ state, isAsked, cases, agent, today }: ActionFacts): ApplicationAction[] {
  if (state === 'draft') return ['save', 'request_precheck', 'submit', 'remove']
  if (state === 'precheck') return ['save', 'submit', 'remove']
  const may = (act: AgentAct): boolean => agent === null || agentMay(agent, act, today)
  const isOpen = cases.some((one) => UNDECIDED.indexOf(one) >= 0)
  const actions: ApplicationAction[] = isAsked && may('supplement') ? ['supplement'] : []
  return isOpen && may('withdraw') ? [...actions, 'withdraw'] : actions
}

/** How it came: by the resident's phone or page, at a counter, or imported. */
export const CHANNELS = ['online', 'counter'] as const
export type ApplicationChannel = (typeof CHANNELS)[number]

/** Random digits between the day and the check digit of a query number. */
const RANDOM_DIGITS = 6
const NUMBER = /^\d{15}$/

/** The check digit of ISO 7064 MOD 11,10: finds every wrong digit and nearly every swap of neighbours. */
function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits.split('')) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - product) % 10)
}

/**
 * A query number: the day of receipt (Asia/Shanghai), six random digits and a check digit, so that a mistyped number is
 * seen before anything is asked. `random` gives a number in [0, 1).
 */
export function queryNumber(at: Instant, random: () => number): string {
  const day: Day = dayOf(at)
  let digits = day.slice(0, 4) + day.slice(5, 7) + day.slice(8)
  for (let index = 0; index < RANDOM_DIGITS; index++) digits += String(Math.floor(random() * 10))
  return digits + checkDigit(digits)
}

/** The number as it is kept: without blanks and hyphens, full-width digits made narrow. */
export function normaliseQueryNumber(text: string): string {
  return text
    .replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000-]/g, '')
}

/** True when the text, normalised, is a query number whose check digit is right. */
export function isQueryNumber(text: string): boolean {
  return NUMBER.test(text) && checkDigit(text.slice(0, -1)) === text.slice(-1)
}

/** A query number in three groups, as people read it aloud: 20260914 384712 5. */
export function queryNumberText(number: string): string {
  return `${number.slice(0, 8)} ${number.slice(8, 14)} ${number.slice(14)}`
}
