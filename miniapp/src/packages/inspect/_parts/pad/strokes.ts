/** One movement of the finger: x and y in turns, in parts of the pad's width. */
export type Stroke = readonly number[]

/** What a signature is drawn with: a browser's canvas and WeChat's both have it. */
export interface Brush {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: unknown
  lineJoin: unknown
  fillRect(x: number, y: number, width: number, height: number): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  stroke(): void
}

/** The pad is as high as this part of its width. */
export const SHAPE = 0.5
/** The picture of a signature, in pixels. */
export const WIDTH = 900
const INK = '#1d2521'
const THICKNESS = 1 / 110

/** Draws a signature on white; the place is `width` wide. */
export function drawStrokes(brush: Brush, strokes: readonly Stroke[], width: number): void {
  brush.fillStyle = '#ffffff'
  brush.fillRect(0, 0, width, width * SHAPE)
  brush.strokeStyle = INK
  brush.lineWidth = Math.max(2, width * THICKNESS)
  brush.lineCap = 'round'
  brush.lineJoin = 'round'
  for (const stroke of strokes) {
    brush.beginPath()
    for (let at = 0; at + 1 < stroke.length; at += 2) {
      const x = (stroke[at] ?? 0) * width
      const y = (stroke[at + 1] ?? 0) * width
      if (at === 0) brush.moveTo(x, y)
      brush.lineTo(x, y)
    }
    brush.stroke()
  }
}

/** The strokes after the finger came down, or moved on. */
export const begun = (strokes: readonly Stroke[], x: number, y: number): Stroke[] => [...strokes, [x, y]]
export function continued(strokes: readonly Stroke[], x: number, y: number): Stroke[] {
  const last = strokes[strokes.length - 1] ?? []
  return [...strokes.slice(0, -1), [...last, x, y]]
}
