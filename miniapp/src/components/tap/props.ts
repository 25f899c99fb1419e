import type { PropsWithChildren } from 'react'

export interface TapProps {
  onTap: () => void
  className?: string
  /** What a screen reader says instead of the content. */
  label?: string
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'tab' | 'switch'
  /** For radio, checkbox and switch. */
  checked?: boolean
  /** For tab: this page. */
  current?: boolean
  expanded?: boolean
  disabled?: boolean
  /** Two quick taps are two, as on a keypad. */
  repeats?: boolean
  id?: string
}

/** Two taps closer together than this are one (a trembling hand, an impatient one). */
export const SECOND_TAP = 350

export type TapElementProps = PropsWithChildren<TapProps>
