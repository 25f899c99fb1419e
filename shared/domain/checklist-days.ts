/** Working days, the least and the most that the open answers allow; equal when nothing is open. */
export interface DaysRange {
  min: number
  max: number
}

export interface ChecklistDays {
  /** If the items were done one after another. */
  serial: DaysRange
  /** The longest chain, where an item waits only for one whose output it needs. */
  parallel: DaysRange
  /** The items of that longest chain, in order. */
  chain: string[]
}

export interface TimedItem {
  id: string
  certain: boolean
  days: DaysRange
  after: readonly string[]
}

interface Path {
  days: number
  chain: string[]
}

/**
 * @returns the promised working days of a set of items. A prerequisite counts only if it is in the set; a circle
 * (which the loader refuses) is cut where it closes.
 */
export function daysOf(items: readonly TimedItem[]): ChecklistDays {
  const certain = items.filter((item) => item.certain)
  const longest = longestPath(items, (item) => item.days.max)
  return {
    serial: { min: sum(certain, (item) => item.days.min), max: sum(items, (item) => item.days.max) },
    parallel: { min: longestPath(certain, (item) => item.days.min).days, max: longest.days },
    chain: longest.chain,
  }
}

function sum(items: readonly TimedItem[], daysOf: (item: TimedItem) => number): number {
  return items.reduce((total, item) => total + daysOf(item), 0)
}

function longestPath(items: readonly TimedItem[], daysOf: (item: TimedItem) => number): Path {
  const byId = new Map(items.map((item) => [item.id, item]))
  const known = new Map<string, Path>()
  const walking = new Set<string>()
  const pathTo = (item: TimedItem): Path => {
    const before = known.get(item.id)
    if (before !== undefined) return before
    walking.add(item.id)
    let longest: Path = { days: 0, chain: [] }
    for (const id of item.after) {
      const prerequisite = byId.get(id)
      if (prerequisite === undefined || walking.has(id)) continue
      const path = pathTo(prerequisite)
      if (path.days > longest.days || longest.chain.length === 0) longest = path
    }
    walking.delete(item.id)
    const path = { days: longest.days + daysOf(item), chain: [...longest.chain, item.id] }
    known.set(item.id, path)
    return path
  }
  let result: Path = { days: 0, chain: [] }
  for (const item of items) {
    const path = pathTo(item)
    if (path.days > result.days) result = path
  }
  return result
}
