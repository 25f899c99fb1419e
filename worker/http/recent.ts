/** The values asked for last, at most `capacity` of them: a map forgets in the order of insertion. */
export class Recent<T> {
  private readonly values = new Map<string, T>()

  constructor(private readonly capacity: number) {}

  /** @returns the value of this key, made now if it is not there. */
  get(key: string, make: () => T): T {
    const held = this.values.get(key)
    const value = held ?? make()
    if (held !== undefined) this.values.delete(key)
    else if (this.values.size >= this.capacity) {
      const oldest = this.values.keys().next()
      if (!oldest.done) this.values.delete(oldest.value)
    }
    this.values.set(key, value)
    return value
  }
}
