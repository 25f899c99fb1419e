/** What a machine with a keyboard hears; see scanner.h5.ts. */
export interface Typed {
  /** A single key, for what is shown while one types. */
  onKey: (key: string) => void
  onErase: () => void
  /** Everything up to Enter: a scanner types the text of a code and ends it so. */
  onLine: (text: string) => void
}

/** WeChat scans with its own camera and has no keyboard. */
export function useScanner(_typed: Typed): void {
  return
}
