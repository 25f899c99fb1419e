import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { loadNotice as endpoint } from '../../shared/contract/admin'
import { ERRORS } from '../../shared/contract/error'
import { loadNotice } from '../service/calendar/load-notice'
import { Context } from '../service/context'
import { AppError } from '../service/error'
import { openHall } from './hall'

/**
 * `npm run load-notice -- <file.json>`: loads the State Council's holiday notice of a year, as the page of an administrator
 * does: `{ "year", "source", "publishedOn", "off": [days], "worked": [days] }`. Slots follow at once.
 */
async function main(): Promise<string> {
  const [file] = parseArgs({ allowPositionals: true }).positionals
  if (file === undefined) throw new Error('Name the file: npm run load-notice -- notice.json')
  const parsed = v.safeParse(endpoint.body, JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) {
    const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
    throw new Error(wrong.join('\n'))
  }
  const hall = await openHall(process.env)
  try {
    const context = Context.system(hall.deps, 'load-notice', await hall.deps.clock())
    const { changedDays, slotsChanged, appointmentsDisplaced, warnings } = await loadNotice(context, parsed.output)
    return [
      `${parsed.output.year}: ${changedDays.length} days changed, ${slotsChanged} slots, ${appointmentsDisplaced} appointments to move.`,
      ...warnings.map(({ code, day }) => `Please look again: ${code}${day === null ? '' : ` (${day})`}`),
    ].join('\n')
  } finally {
    hall.close()
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.extra.message ?? ERRORS[error.code][1]
  return error instanceof Error ? error.message : 'It could not be loaded.'
}

await main().then(
  (told) => process.stdout.write(`${told}\n`),
  (error: unknown) => {
    process.stderr.write(`${reasonOf(error)}\n`)
    process.exitCode = 1
  },
)
