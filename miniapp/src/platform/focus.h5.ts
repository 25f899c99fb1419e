const REACHABLE = 'button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex="0"]'

/**
 * Keeps the keyboard inside a dialog: the focus goes to its first control, or to the first inside `.sheet__first`, Tab
 * goes round, Escape leaves.
 * @returns a function that lets go and puts the focus back where it was.
 */
export function holdFocus(id: string, leave: () => void): () => void {
  const dialog = document.getElementById(id)
  const before = document.activeElement
  if (!dialog) return () => {}
  const reachable = () => Array.from(dialog.querySelectorAll<HTMLElement>(REACHABLE))
  const wanted = dialog.querySelector('.sheet__first')?.querySelector<HTMLElement>(REACHABLE)
  const start = wanted ?? reachable()[0]
  start?.focus()
  // What is longer than the sheet is scrolled by the arrow keys.
  dialog.querySelector('.sheet__body')?.setAttribute('tabindex', '0')

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') leave()
    if (event.key !== 'Tab') return
    const all = reachable()
    const first = all[0]
    const last = all[all.length - 1]
    const from = document.activeElement
    if (event.shiftKey && from === first) {
      event.preventDefault()
      last?.focus()
    } else if (!event.shiftKey && (from === last || !dialog.contains(from))) {
      event.preventDefault()
      first?.focus()
    }
  }
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('keydown', onKey)
    if (before instanceof HTMLElement) before.focus()
  }
}

/** What is typed next goes to the page, not to the field that was typed into. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
