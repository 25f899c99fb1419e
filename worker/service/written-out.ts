const encoder = new TextEncoder()

/**
 * An answer that is asked for often and changes seldom: its JSON is made once, and only the hall's clock is said anew each
 * time. `View` is the answer without its `now`, and has at least one field.
 */
export class WrittenOut<View extends object> {
  private readonly head: Uint8Array<ArrayBuffer>

  constructor(readonly view: View) {
    this.head = encoder.encode(JSON.stringify(view).slice(0, -1))
  }

  /** @returns the JSON of the view with `now` (milliseconds) as its last field */
  at(now: number): Uint8Array<ArrayBuffer> {
    const tail = encoder.encode(`,"now":${now}}`)
    const bytes = new Uint8Array(this.head.length + tail.length)
    bytes.set(this.head)
    bytes.set(tail, this.head.length)
    return bytes
  }
}
