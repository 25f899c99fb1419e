import type { Instant } from './time'

/**
 * `proposed`: the applicant is asked to choose one of the times · `asked`: the applicant asks for another time · `agreed`:
 * the time is fixed · `done`: every case has its finding · `cancelled`: will not take place.
 */
export const INSPECTION_STATES = ['proposed', 'asked', 'agreed', 'done', 'cancelled'] as const
export type InspectionStateName = (typeof INSPECTION_STATES)[number]

/** `before`: a case is not decided before it · `commitment`: the look after a grant on commitment (告知承诺). */
export const INSPECTION_PURPOSES = ['before', 'commitment'] as const
export type InspectionPurpose = (typeof INSPECTION_PURPOSES)[number]

export const FINDING_OUTCOMES = ['pass', 'rectify', 'fail'] as const
export type FindingOutcome = (typeof FINDING_OUTCOMES)[number]

/** 行政许可法 art. 34: a check of substance is made by two officers or more. */
export const OFFICERS_AT_LEAST = 2

/** Who comes, in the name of which department. */
export interface Officer {
  readonly departmentId: string
  readonly accountId: string
}

/** A visit as far as its rules need to know it. */
export interface Visit {
  readonly state: InspectionStateName
  /** Version of the application at the last change of the plan. */
  readonly basedOn: number
  readonly times: readonly Instant[]
  readonly cases: readonly { readonly caseId: string; readonly departmentId: string; readonly isOpen: boolean }[]
  readonly officers: readonly Officer[]
  readonly findings: readonly { readonly id: string; readonly caseId: string }[]
  /** Id of the command that signed it. */
  readonly signatureId: string | null
}

/** What a phone recorded on the spot, as far as it can clash with something. */
export type Recorded =
  | {
      readonly kind: 'finding'
      readonly id: string
      readonly base: number
      readonly caseId: string
      readonly outcome: FindingOutcome
      readonly words: string | null
      readonly officers: readonly string[]
    }
  | { readonly kind: 'signature'; readonly id: string; readonly base: number }

export type SyncCode =
  | 'INSPECTION_CLOSED'
  | 'INSPECTION_CHANGED'
  | 'INSPECTION_FOUND'
  | 'INSPECTION_SIGNED'
  | 'INSPECTION_OFFICERS'
  | 'CASE_REASONS_NEEDED'
  | 'NOT_FOUND'

export type Judgement = { readonly is: 'new' | 'already' } | { readonly is: 'conflict'; readonly code: SyncCode }

const conflict = (code: SyncCode): Judgement => ({ is: 'conflict', code })
const isOpen = ({ state }: Visit): boolean => state === 'proposed' || state === 'asked' || state === 'agreed'

/** Every department with a case sends enough people of its own, and nobody comes for a department without one. */
export function areEnough(officers: readonly Officer[], departments: readonly string[]): boolean {
  const ofDepartment = (id: string) =>
    new Set(officers.filter(({ departmentId }) => departmentId === id).map(({ accountId }) => accountId)).size
  return (
    departments.every((id) => ofDepartment(id) >= OFFICERS_AT_LEAST) &&
    officers.every(({ departmentId }) => departments.indexOf(departmentId) >= 0)
  )
}

/** Account ids of the people who come for a department. */
export function officersOf({ officers }: Pick<Visit, 'officers'>, departmentId: string): string[] {
  return officers.filter((officer) => officer.departmentId === departmentId).map(({ accountId }) => accountId)
}

/**
 * What becomes of a command that a phone made, perhaps without a connection and perhaps sent before. The same id is the
 * same command. One that rests on a plan that was changed since is a conflict: somebody has to look at it. That another
 * case was found or decided meanwhile is none. The engine has the last word on a `new` finding.
 */
export function judge(visit: Visit, command: Recorded, by: string): Judgement {
  return command.kind === 'finding' ? judgeFinding(visit, command, by) : judgeSignature(visit, command)
}

function judgeFinding(visit: Visit, command: Recorded & { kind: 'finding' }, by: string): Judgement {
  const same = visit.findings.find(({ id }) => id === command.id)
  if (same) return same.caseId === command.caseId ? { is: 'already' } : conflict('INSPECTION_CHANGED')
  const one = visit.cases.find(({ caseId }) => caseId === command.caseId)
  if (one === undefined) return conflict('NOT_FOUND')
  if (visit.findings.some(({ caseId }) => caseId === command.caseId)) return conflict('INSPECTION_FOUND')
  if (!isOpen(visit) || !one.isOpen) return conflict('INSPECTION_CLOSED')
  if (visit.state !== 'agreed' || command.base < visit.basedOn) return conflict('INSPECTION_CHANGED')
  const own = officersOf(visit, one.departmentId)
  const present = command.officers
  if (present.indexOf(by) < 0 || present.some((id) => own.indexOf(id) < 0)) return conflict('INSPECTION_OFFICERS')
  if (new Set(present).size < OFFICERS_AT_LEAST) return conflict('INSPECTION_OFFICERS')
  if (command.outcome !== 'pass' && (command.words ?? '') === '') return conflict('CASE_REASONS_NEEDED')
  return { is: 'new' }
}

function judgeSignature(visit: Visit, { id, base }: Recorded & { kind: 'signature' }): Judgement {
  if (visit.signatureId === id) return { is: 'already' }
  if (visit.signatureId !== null) return conflict('INSPECTION_SIGNED')
  // What was found is signed at the end, so a visit that is done can still be signed.
  if (visit.state === 'cancelled') return conflict('INSPECTION_CLOSED')
  const isFixed = visit.state === 'agreed' || visit.state === 'done'
  return isFixed && base >= visit.basedOn ? { is: 'new' } : conflict('INSPECTION_CHANGED')
}

/** The visit as it is after a command that was taken. A visit is done when no case of it is open any more. */
export function visitAfter(visit: Visit, command: Recorded): Visit {
  if (command.kind === 'signature') return { ...visit, signatureId: command.id }
  const cases = visit.cases.map((one) => (one.caseId === command.caseId ? { ...one, isOpen: false } : one))
  const findings = [...visit.findings, { id: command.id, caseId: command.caseId }]
  return { ...visit, cases, findings, state: cases.some((one) => one.isOpen) ? visit.state : 'done' }
}
