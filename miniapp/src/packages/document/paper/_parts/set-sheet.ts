import {
  fontOf,
  GREY,
  INK,
  type Mark,
  type Pen,
  PICTURE_WIDTH,
  type Picture,
  pictureOf,
  wrap,
} from '@/components/picture/draw'
import { qrRuns } from '@/components/qr-runs'
import type { PaperText } from './use-paper-text'

const EDGE = 26
const RIGHT = PICTURE_WIDTH - EDGE
const LABEL = 92
const QR = 96
const LINE = '#d9d5cb'
const PINE_DEEP = '#134c40'
const CINNABAR = '#b63a26'
const AMBER = '#8a5a00'

interface Style {
  bold?: boolean
  colour?: string
  /** Left edge of the lines. */
  x?: number
  /** Right edge. */
  end?: number
  gap?: number
  align?: 'left' | 'center' | 'right'
}

/** Sets a paper in lines of the width of a phone. @param pen measures only; nothing is drawn */
export function setSheet(text: PaperText, pen: Pen): Picture {
  const marks: Mark[] = []
  let y = EDGE
  const put = (words: string, size: number, style: Style = {}) => {
    const { bold = false, colour = INK, x = EDGE, end = RIGHT, gap = 0, align = 'left' } = style
    const font = fontOf(size, bold)
    pen.font = font
    y += gap
    for (const line of wrap(words, end - x, pen)) {
      y += Math.round(size * 1.5)
      const free = end - x - pen.measureText(line).width
      const left = align === 'left' ? x : align === 'right' ? x + free : x + free / 2
      marks.push({ kind: 'text', text: line, x: left, y: y - Math.round(size * 0.4), font, colour })
    }
  }
  const rule = (colour: string, height = 1) => {
    marks.push({ kind: 'box', x: EDGE, y, width: RIGHT - EDGE, height, colour })
    y += height
  }
  const list = ({ title, lines }: { title: string; lines: string[] }, size: number, isNumbered = lines.length > 1) => {
    put(title, size, { bold: true, gap: 16 })
    lines.forEach((line, index) => {
      if (!isNumbered) {
        put(line, size, { gap: 2 })
        return
      }
      const top = y
      put(`${index + 1}.`, size, { colour: GREY, gap: 2 })
      y = top
      put(line, size, { x: EDGE + 22, gap: 2 })
    })
  }

  if (text.revoked) {
    put(text.revoked.title, 17, { bold: true, colour: CINNABAR })
    put(text.revoked.why, 13, { colour: CINNABAR })
    y += 12
  }
  put(text.authority, 15, { colour: GREY, align: 'center' })
  put(text.title, 25, { bold: true, align: 'center', gap: 2 })
  y += 12
  rule(PINE_DEEP, 2)
  y += 2
  rule(PINE_DEEP)
  put(text.number, 13, { colour: GREY, align: 'right', gap: 6 })
  put(text.to, 17, { bold: true, gap: 14 })
  for (const line of text.body) put(line, 15, { gap: 4 })
  y += 14
  rule(LINE)
  for (const { label, value } of text.rows) {
    y += 6
    const top = y
    put(label, 15, { colour: GREY, end: EDGE + LABEL })
    const below = y
    y = top
    put(value, 15, { bold: true, x: EDGE + LABEL })
    y = Math.max(y, below) + 6
    rule(LINE)
  }
  for (const one of text.lists) list(one, 15)
  if (text.remedies) list(text.remedies, 13, false)
  for (const line of text.notes) put(line, 13, { colour: GREY, gap: 10 })

  y += 26
  const top = y
  const { cells, runs } = qrRuns(text.check)
  const cell = QR / cells
  for (const run of runs) {
    // A hair wider than the cell, so that rows of dark cells do not show seams.
    const width = run.width * cell + 0.2
    marks.push({ kind: 'box', x: EDGE + run.x * cell, y: top + run.y * cell, width, height: cell + 0.2, colour: INK })
  }
  y = top + QR
  put(text.scan, 12, { colour: GREY, end: EDGE + QR, align: 'center', gap: 4 })
  const below = y
  y = top + 6
  const beside = { x: EDGE + QR + 16, align: 'right' } as const
  put(text.signed, 15, beside)
  put(text.day, 15, beside)
  if (text.sample) put(text.sample.title, 13, { ...beside, bold: true, colour: AMBER, gap: 8 })
  y = Math.max(y, below) + 14
  rule(LINE)
  put(text.fingerprint, 12, { colour: GREY, gap: 8 })
  if (text.sample) put(text.sample.why, 12, { colour: GREY })
  return pictureOf(y + EDGE, marks)
}
