import {
  fontOf,
  GREY,
  INK,
  type Mark,
  type Pen,
  PICTURE_WIDTH,
  PINE,
  type Picture,
  pictureOf,
  wrap,
} from '@/components/picture/draw'
import type { Paper } from './paper'

const EDGE = 24

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
    const font = fontOf(size, bold)
    pen.font = font
    y += gap
    for (const line of wrap(text, PICTURE_WIDTH - EDGE - x, pen)) {
      y += Math.round(size * 1.45)
      marks.push({ kind: 'text', text: line, x, y: y - Math.round(size * 0.35), font, colour })
    }
  }
  const rule = () => {
    y += 8
    marks.push({ kind: 'box', x: EDGE, y, width: PICTURE_WIDTH - 2 * EDGE, height: 1, colour: PINE })
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
  return pictureOf(y + EDGE, marks)
}
