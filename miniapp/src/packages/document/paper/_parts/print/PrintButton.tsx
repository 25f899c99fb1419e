/** Prints, in a browser only (PrintButton.h5.tsx): a phone in WeChat has no printer, it keeps a picture. */
export function PrintButton() {
  return null
}
