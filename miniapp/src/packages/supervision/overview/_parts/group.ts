import type { AnswerOf } from '@shared/contract/endpoint'
import type { countLights } from '@shared/contract/supervision'

export type LightCount = AnswerOf<typeof countLights>['lights'][number]
/** By what cases are counted. */
export const GROUPINGS = ['department', 'item', 'window'] as const
export type Grouping = (typeof GROUPINGS)[number]
/** The worst first. */
export const LIT = ['red', 'yellow', 'reminder'] as const
export type Lit = (typeof LIT)[number]

/** A line of the overview: how many cases of a department, an item or a window have which light. */
export interface Group {
  id: string
  one: LightCount
  counts: Record<Lit, number>
}

const idOf = (grouping: Grouping, { departmentId, itemId, queue }: LightCount): string =>
  grouping === 'department' ? departmentId : grouping === 'item' ? itemId : (queue ?? 'nobody')

/** How many cases have each light. */
export function totals(lights: readonly LightCount[]): Record<Lit, number> {
  const counts = { red: 0, yellow: 0, reminder: 0 }
  for (const { light, count } of lights) if (light !== 'none') counts[light] += count
  return counts
}

/** The lines of the overview, the worst first. */
export function groups(lights: readonly LightCount[], grouping: Grouping): Group[] {
  const ids = lights.map((one) => idOf(grouping, one))
  const lines = lights
    .filter((_, index) => ids.indexOf(ids[index] ?? '') === index)
    .map((one) => {
      const id = idOf(grouping, one)
      return { id, one, counts: totals(lights.filter((other) => idOf(grouping, other) === id)) }
    })
  const worse = (a: Group, b: Group) =>
    b.counts.red - a.counts.red || b.counts.yellow - a.counts.yellow || b.counts.reminder - a.counts.reminder
  return lines.sort(worse)
}
