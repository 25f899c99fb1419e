/** What a key does, by the key's name in small letters (`j`, `arrowdown`). */
export type Keys = Readonly<Record<string, () => void>>

/** A phone has no keys to listen to; in a browser see keys.h5.ts. */
export function useKeys(_keys: Keys, _on: boolean): void {
  return
}
