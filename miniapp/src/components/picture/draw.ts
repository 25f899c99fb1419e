/** What a picture is drawn with: a browser's canvas and WeChat's both have it. */
export interface Pen {
  font: string
  fillStyle: unknown
  textAlign: unknown
  fillText(text: string, x: number, y: number): void
  fillRect(x: number, y: number, width: number, height: number): void
  measureText(text: string): { width: number }
  scale(x: number, y: number): void
}

/** One thing on the picture, in points from its top left corner: words on their baseline, or a filled box. */
export type Mark =
  | { kind: 'text'; text: string; x: number; y: number; font: string; colour: string }
  | { kind: 'box'; x: number; y: number; width: number; height: number; colour: string }

export interface Picture {
  width: number
  height: number
  /** Pixels per point. */
  scale: number
  marks: readonly Mark[]
}

/** As wide as a phone. */
export const PICTURE_WIDTH = 375
export const INK = '#1d2521'
export const GREY = '#55605a'
export const PINE = '#1e6b5b'
/** WeChat's canvas takes 4096 pixels a side; a long sheet is drawn a little coarser rather than cut. */
const LARGEST = 4096
const FAMILY = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif'

/** The font of a text, `size` in points. */
export function fontOf(size: number, isBold = false): string {
  return `${isBold ? 600 : 400} ${size}px ${FAMILY}`
}

/** A set picture of this height. */
export function pictureOf(height: number, marks: readonly Mark[]): Picture {
  return { width: PICTURE_WIDTH, height, scale: Math.min(2, LARGEST / height), marks }
}

/** Draws a set picture; the canvas is `width × scale` by `height × scale` pixels. */
export function drawPicture({ width, height, scale, marks }: Picture, pen: Pen): void {
  pen.scale(scale, scale)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.textAlign = 'left'
  for (const mark of marks) {
    pen.fillStyle = mark.colour
    if (mark.kind === 'box') {
      pen.fillRect(mark.x, mark.y, mark.width, mark.height)
    } else {
      pen.font = mark.font
      pen.fillText(mark.text, mark.x, mark.y)
    }
  }
}

/** Lines that fit: Chinese breaks anywhere but before a closing mark, Latin words stay whole where they can. */
export function wrap(text: string, width: number, pen: Pen): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[A-Za-z0-9'’.-]+|[\s\S]/gu) ?? []) {
    const closing = /^[，。、；：）》”！？,.;:)]$/.test(piece)
    if (line === '' || closing || pen.measureText(line + piece).width <= width) {
      line += piece
      continue
    }
    lines.push(line.trim())
    line = piece === ' ' ? '' : piece
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}
