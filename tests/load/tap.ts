import { readFileSync } from 'node:fs'
import type { Catalogue } from '../../shared/contract/catalogue'
import { bundleView } from '../../shared/domain/bundle-view'
import { checklistOf } from '../../shared/domain/checklist'

/**
 * Recomputes every bundle's list as a phone does on each tap, without a JIT (iOS WeChat has none). Run by the bench
 * as a bundle under `node --jitless`; prints the slowest bundle's median and worst tap in milliseconds of processor time,
 * which other work on the machine does not lengthen.
 */
const catalogue: Catalogue = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const spent = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
let worstMedian = 0
let worst = 0
let taps = 0
for (const { id, questions } of catalogue.bundles) {
  const view = bundleView(catalogue, id)
  if (!view) continue
  const times: number[] = []
  const answers: Record<string, string | number> = {}
  for (let round = 0; round < 20; round++) {
    for (const question of questions) {
      const options = 'options' in question && Array.isArray(question.options) ? question.options : []
      answers[question.id] = options[round % Math.max(1, options.length)]?.id ?? 'unknown'
      const at = process.cpuUsage()
      checklistOf(view, answers)
      times.push(spent(at))
      taps++
    }
  }
  times.sort((a, b) => a - b)
  worstMedian = Math.max(worstMedian, times[Math.floor(times.length / 2)] ?? 0)
  worst = Math.max(worst, times[Math.floor(times.length * 0.99)] ?? 0)
}
process.stdout.write(JSON.stringify({ median: worstMedian, p99: worst, taps }))
