/** Counters of this process. Durations keep the last 1,000 a route, enough for a p99. */
export class Metrics {
  private readonly routes = new Map<string, { count: number; errors: number; ms: number[]; next: number }>()

  observe(route: string, status: number, ms: number): void {
    let entry = this.routes.get(route)
    if (!entry) {
      entry = { count: 0, errors: 0, ms: [], next: 0 }
      this.routes.set(route, entry)
    }
    entry.count++
    if (status >= 500) entry.errors++
    entry.ms[entry.next] = ms
    entry.next = (entry.next + 1) % 1000
  }

  /** @returns totals, and one row a route. Durations in milliseconds. */
  snapshot() {
    const routes = [...this.routes].map(([route, { count, errors, ms }]) => ({
      route,
      count,
      errors,
      p99Ms: quantile(ms, 0.99),
    }))
    const all = [...this.routes.values()].flatMap(({ ms }) => ms)
    return {
      requests: routes.reduce((sum, { count }) => sum + count, 0),
      errors: routes.reduce((sum, { errors }) => sum + errors, 0),
      p50Ms: quantile(all, 0.5),
      p99Ms: quantile(all, 0.99),
      routes,
    }
  }
}

function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
