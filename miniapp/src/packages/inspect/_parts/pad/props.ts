import type { Stroke } from './strokes'

export interface PadProps {
  strokes: readonly Stroke[]
  /** A finger is faster than a redraw, so each movement says what becomes of the strokes before it, not what they are. */
  onChange: (change: (strokes: readonly Stroke[]) => readonly Stroke[]) => void
  /** Read out. */
  label: string
}
