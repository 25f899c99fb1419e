import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { catalogueOf, viewOf } from '../support/catalogue'

const DOMAIN = fileURLToPath(new URL('../../shared/domain', import.meta.url))

/** What the phone does on every tap, from no answer to all answers, and again with every answer unknown. */
const script = (views: string) => `
import { checklistOf } from './checklist'
import { outcomesOf } from './outcome'
const taps = []
const sides = []
const timed = (list, work) => {
  // Processor time: what other programs take of this machine is not the phone's.
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  list.push((user + system) / 1e3)
  return result
}
for (const view of ${views}) {
  for (const known of [true, false]) {
    for (let round = 0; round < 5; round += 1) {
      const answers = {}
      for (;;) {
        const [next] = timed(taps, () => checklistOf(view, answers)).nextQuestions
        if (next === undefined) break
        const question = view.bundle.questions.find((candidate) => candidate.id === next)
        if (!known) timed(sides, () => outcomesOf(view, answers, next))
        answers[next] = !known ? 'unknown' : question.kind === 'number' ? 400 : question.options[0].id
      }
    }
  }
}
const rank = (list, share) => list.sort((a, b) => a - b)[Math.floor((list.length - 1) * share)]
console.log(JSON.stringify({ median: rank(taps, 0.5), slow: rank(taps, 0.95), sides: rank(sides, 0.95) }))
`

it('recomputes on a tap within 10 ms on an engine without a JIT', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'checklist-'))
  const outfile = join(folder, 'run.cjs')
  const views = JSON.stringify(catalogueOf().bundles.map((bundle) => viewOf(bundle.id)))
  const stdin = { contents: script(views), resolveDir: DOMAIN, loader: 'ts' as const }
  await build({ stdin, outfile, bundle: true, platform: 'node', format: 'cjs', target: 'es2017', logLevel: 'silent' })
  const { stdout } = await promisify(execFile)(process.execPath, ['--jitless', outfile])
  await rm(folder, { recursive: true })
  const { median, slow, sides } = JSON.parse(stdout)
  console.log(
    `checklist on a tap, --jitless: median ${median} ms, p95 ${slow} ms; both outcomes of a question p95 ${sides} ms`,
  )
  expect(slow).toBeLessThanOrEqual(10)
}, 60_000)
