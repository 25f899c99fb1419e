import type { Paper } from './paper'

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

const WIDTH = 375
const EDGE = 24
/** WeChat's canvas takes 4096 pixels a side; a long list is drawn a little coarser rather than cut. */
const LARGEST = 4096
const FAMILY = '"PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif'
const INK = '#1d2521'
const GREY = '#55605a'
const PINE = '#1e6b5b'

interface Mark {
  kind: 'text' | 'rule'
  text: string
  x: number
  y: number
  font: string
  colour: string
}

export interface Picture {
  width: number
  height: number
  /** Pixels per point. */
  scale: number
  marks: readonly Mark[]
}

/** Sets the sheet in lines of the width of a phone. @param pen measures only; nothing is drawn */
export function setPaper(paper: Paper, pen: Pen): Picture {
  const marks: Mark[] = []
  let y = EDGE
  const put = (
    text: string,
    size: number,
    style: { bold?: boolean; colour?: string; x?: number; gap?: number } = {},
  ) => {
    const { bold = false, colour = INK, x = EDGE, gap = 0 } = style
    const font = `${bold ? 600 : 400} ${size}px ${FAMILY}`
    pen.font = font
    y += gap
    for (const line of wrap(text, WIDTH - EDGE - x, pen)) {
      y += Math.round(size * 1.45)
      marks.push({ kind: 'text', text: line, x, y: y - Math.round(size * 0.35), font, colour })
    }
  }
  const rule = () => {
    y += 8
    marks.push({ kind: 'rule', text: '', x: EDGE, y, font: '', colour: PINE })
  }
  put(paper.title, 24, { bold: true })
  put(paper.hall, 14, { gap: 2 })
  put(paper.date, 13, { colour: GREY })
  rule()
  put(paper.subject, 20, { bold: true, gap: 10 })
  for (const section of paper.sections) {
    put(section.title, 15, { bold: true, colour: PINE, gap: 14 })
    for (const line of section.lines) {
      const top = y
      put(line.mark, 15, { gap: 5 })
      y = top
      put(line.text, 15, { x: EDGE + 24, gap: 5 })
      if (line.note) put(line.note, 12, { x: EDGE + 24, colour: GREY })
    }
  }
  rule()
  for (const line of paper.foot) put(line, 12, { colour: GREY, gap: 6 })
  const height = y + EDGE
  return { width: WIDTH, height, scale: Math.min(2, LARGEST / height), marks }
}

/** Draws a set sheet; the canvas is `width × scale` by `height × scale` pixels. */
export function drawPaper({ width, height, scale, marks }: Picture, pen: Pen): void {
  pen.scale(scale, scale)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, width, height)
  pen.textAlign = 'left'
  for (const mark of marks) {
    pen.fillStyle = mark.colour
    if (mark.kind === 'rule') {
      pen.fillRect(mark.x, mark.y, width - 2 * EDGE, 1)
    } else {
      pen.font = mark.font
      pen.fillText(mark.text, mark.x, mark.y)
    }
  }
}

/** Lines that fit: Chinese breaks anywhere but before a closing mark, Latin words stay whole where they can. */
function wrap(text: string, width: number, pen: Pen): string[] {
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
