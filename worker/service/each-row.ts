/**
 * Handles rows of a job side by side (`sideBySide` at a time, all of them when left out), each in a write of its own. One
 * that cannot be handled keeps none of the others waiting: the job has a way to say so, see `worker/job/row-faults.ts`.
 * Whoever walks pages goes on behind the last row of a page, for a row that failed is still there.
 * @returns the ids of the rows that failed; rows that somebody else changed meanwhile are left alone and not among them
 */
export type EachRow = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  handle: (row: Row) => Promise<void>,
  sideBySide?: number,
) => Promise<ReadonlySet<string>>
