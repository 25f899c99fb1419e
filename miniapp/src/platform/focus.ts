/** Keyboards exist in a browser only; see focus.h5.ts. */
export function holdFocus(_id: string, _leave: () => void): () => void {
  return () => {}
}

/** See {@link holdFocus}. */
export function leaveField(): void {
  return
}
