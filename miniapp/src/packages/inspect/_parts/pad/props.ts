import type { Stroke } from './strokes'

export interface PadProps {
  strokes: readonly Stroke[]
  onChange: (strokes: readonly Stroke[]) => void
  /** Read out. */
  label: string
}
