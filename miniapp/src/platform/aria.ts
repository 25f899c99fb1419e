/** What a screen reader is told about an element. */
export interface Aria {
  role?:
    | 'banner'
    | 'main'
    | 'navigation'
    | 'heading'
    | 'img'
    | 'list'
    | 'listitem'
    | 'group'
    | 'radiogroup'
    | 'status'
    | 'alert'
    | 'dialog'
    | 'table'
    | 'row'
    | 'columnheader'
    | 'cell'
  label?: string
  /** For a heading. */
  level?: 1 | 2 | 3
  hidden?: boolean
  modal?: boolean
  /** Announce changes: `polite` waits for silence. */
  live?: 'polite' | 'assertive'
}

/**
 * Attributes that say the same to a screen reader in WeChat (`aria-role`) and in a browser (`role`).
 * Spread it on a `View` or `Text`: `<View {...aria({ role: 'heading', level: 1 })}>`.
 */
export function aria(given: Aria): Record<string, string | number | boolean> {
  const web = process.env.TARO_ENV === 'h5'
  const out: Record<string, string | number | boolean> = {}
  if (given.role) out[web ? 'role' : 'aria-role'] = given.role
  if (given.label) out['aria-label'] = given.label
  if (given.hidden) out['aria-hidden'] = true
  if (given.modal) out['aria-modal'] = true
  if (web && given.level) out['aria-level'] = given.level
  if (web && given.live) out['aria-live'] = given.live
  return out
}
