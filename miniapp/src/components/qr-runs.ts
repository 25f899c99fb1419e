import qrcode from 'qrcode-generator'

/** A QR code as its dark cells, those of a row joined: `x`, `y` and `width` in cells. */
export interface QrRuns {
  /** Cells a side. */
  cells: number
  runs: { x: number; y: number; width: number }[]
}

/** Level M: a scratched screen or a folded sheet still reads. */
export function qrRuns(text: string): QrRuns {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const cells = code.getModuleCount()
  const runs: QrRuns['runs'] = []
  for (let y = 0; y < cells; y += 1) {
    let x = 0
    while (x < cells) {
      let end = x
      while (end < cells && code.isDark(y, end)) end += 1
      if (end > x) runs.push({ x, y, width: end - x })
      x = end + 1
    }
  }
  return { cells, runs }
}
