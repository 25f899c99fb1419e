import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** How many cases there are to be more, and how they stand. */
export interface Filling {
  applications: number
  /** Cases of an application. */
  each: number
  /** Everything is open and its yellow light due at this instant; else seven of ten applications ended long ago. */
  dueAt?: number
}

/** People who have taken open cases on: the accounts `officer-0` and so on. */
export const OFFICERS = 400

/**
 * Fills the database of a hall that is closed, in a process of its own: one that has had the file open does not let go of
 * it before its statements are collected, and bulk writing wants the file for itself.
 */
export function fillCases(env: Record<string, string>, filling: Filling): void {
  execFileSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'fill-cases.ts'), JSON.stringify(filling)],
    {
      env: { ...process.env, ...env },
      stdio: 'inherit',
    },
  )
}
