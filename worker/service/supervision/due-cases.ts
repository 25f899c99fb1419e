import type { Light } from '../../../shared/domain/case/light'
import { type Query, query } from '../../db/statement'

/** A step of `"case".schedule`: when, which light, and whether the law then changes the state too (1). */
export type StoredStep = readonly [at: number, light: Light, law: 0 | 1]

/** A case for which the sweep has something to do. */
export interface DueRow {
  id: string
  application_id: string
  seq: number
  light: Light
  schedule: string
  sweep_at: number
  assignee_id: string | null
}

/** Where a page begins: after this one. */
export type Place = Pick<DueRow, 'sweep_at' | 'id'>

/** Small enough that nobody waits for the page, large enough that its commit, which waits for the disk, is worth it. */
const PAGE = 200
const DUE_SQL = `SELECT c.id, c.application_id, c.seq, c.light, c.schedule, c.sweep_at, c.assignee_id FROM "case" c
  WHERE c.sweep_at <= ? AND (c.sweep_at, c.id) > (?, ?) ORDER BY c.sweep_at, c.id LIMIT ${PAGE}`

export const START: Place = { sweep_at: -1, id: '' }

/** The next page of cases with a light to turn on by `now`. */
export const dueQuery = (now: number, { sweep_at, id }: Place): Query<DueRow> =>
  query<DueRow>(DUE_SQL, [now, sweep_at, id])

/** What of a schedule has come, and what is still ahead. */
export interface Reached {
  passed: readonly StoredStep[]
  ahead: readonly StoredStep[]
  /** Light alone tells not enough: the law changes the state, or the plan is used up. */
  needsHistory: boolean
}

/** Longest plan that `lightSchedule` makes: behind it there may be more. */
const LONGEST = 6

const isStep = (step: unknown): step is StoredStep => Array.isArray(step) && typeof step[0] === 'number'

/** @returns null when the plan cannot be read: it is then made anew from the history, and keeps no other case waiting */
function storedSteps(schedule: string): StoredStep[] | null {
  try {
    const steps: unknown = JSON.parse(schedule)
    return Array.isArray(steps) && steps.every(isStep) ? steps : null
  } catch {
    return null
  }
}

/** @returns the plan of a case as it stands at `now` */
export function reachedOf({ schedule }: Pick<DueRow, 'schedule'>, now: number): Reached {
  const steps = storedSteps(schedule)
  if (!steps) return { passed: [], ahead: [], needsHistory: true }
  const passed = steps.filter(([at]) => at <= now)
  const ahead = steps.slice(passed.length)
  const isUsedUp = ahead.length === 0 && (steps.length === 0 || steps.length >= LONGEST)
  return { passed, ahead, needsHistory: isUsedUp || passed.some(([, , law]) => law === 1) }
}
