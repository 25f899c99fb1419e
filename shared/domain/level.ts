/** A service point and the one above it (街道、社区 belong to a hall). */
export interface Placed {
  readonly id: string
  readonly parent?: string | null | undefined
}

/** @returns the points above one, nearest first: where a 上报件 that it took in may go. Empty for the topmost and the unknown. */
export function above<P extends Placed>(points: readonly P[], id: string): P[] {
  const chain: P[] = []
  let next = points.find((point) => point.id === id)?.parent
  while (next !== undefined && next !== null && next !== id && !chain.some((point) => point.id === next)) {
    const found = points.find((point) => point.id === next)
    if (found === undefined) break
    chain.push(found)
    next = found.parent
  }
  return chain
}
