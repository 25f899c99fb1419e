/** A phone has no keys; in a browser see submit-key.h5.ts. */
export function useSubmitKey(_submit: () => void): void {
  return
}
