/** One measured figure and whether it reaches its goal. */
export interface Figure {
  name: string
  value: number
  unit: string
  goal: string
  ok: boolean
}

const figures: Figure[] = []
const asJson = process.argv.includes('--json')

/** Prints what was run, so that a figure can be read with the size of its workload. */
export function say(text: string): void {
  if (!asJson) console.log(text)
  else console.error(text)
}

/** Records a figure. `least` or `most` is the goal. */
export function figure(name: string, value: number, unit: string, goal: { least?: number; most?: number }): void {
  const rounded = Math.round(value * 100) / 100
  const ok = (goal.least === undefined || value >= goal.least) && (goal.most === undefined || value <= goal.most)
  const text = goal.least !== undefined ? `≥ ${goal.least}` : goal.most !== undefined ? `≤ ${goal.most}` : '-'
  figures.push({ name, value: rounded, unit, goal: text, ok })
  if (asJson) console.log(JSON.stringify({ name, value: rounded, unit, goal: text, ok }))
}

/** Prints the table. @returns false when a goal was missed */
export function finish(): boolean {
  if (!asJson) console.table(figures)
  return figures.every(({ ok }) => ok)
}
