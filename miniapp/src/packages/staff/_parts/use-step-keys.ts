import { useKeys } from '@/platform/keys'

interface StepKeys<Row> {
  rows: readonly Row[]
  /** Whether this row is the one that is open. */
  isOpen: (row: Row) => boolean
  onStep: (row: Row) => void
  /** A list that is read a page at a time: further rows are asked for at its end. */
  pages?: { hasMore: boolean; more: () => unknown }
}

/** The row that lies so many steps from the open one; the first or the last at the ends. */
function stepped<Row>(rows: readonly Row[], isOpen: (row: Row) => boolean, by: number): number {
  return Math.min(rows.length - 1, Math.max(0, rows.findIndex(isOpen) + by))
}

/** At a desk, J and K or the arrows go down and up a list. */
export function useStepKeys<Row>({ rows, isOpen, onStep, pages }: StepKeys<Row>, on: boolean): void {
  const step = (by: number) => () => {
    const at = stepped(rows, isOpen, by)
    const next = rows[at]
    if (next) onStep(next)
    if (at === rows.length - 1 && pages?.hasMore) void pages.more()
  }
  const [down, up] = [step(1), step(-1)]
  useKeys({ j: down, arrowdown: down, k: up, arrowup: up }, on)
}

/** At a desk, [ and ] go from list to list, round and round. */
export function useListKeys<List>(
  { lists, current, onStep }: { lists: readonly List[]; current: List | undefined; onStep: (list: List) => void },
  on: boolean,
): void {
  const step = (by: number) => () => {
    const at = current === undefined ? -1 : lists.indexOf(current)
    const next = lists[(at + by + lists.length) % Math.max(1, lists.length)]
    if (next !== undefined) onStep(next)
  }
  useKeys({ '[': step(-1), ']': step(1) }, on)
}
