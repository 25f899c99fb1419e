import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { loadNotice as endpoint } from '../../shared/contract/admin'
import { loadNotice } from '../service/calendar/load-notice'
import { runCommand } from './run'

/**
 * `npm run load-notice -- <file.json>`: loads the State Council's holiday notice of a year, as the page of an administrator
 * does: `{ "year", "source", "publishedOn", "off": [days], "worked": [days] }`. Slots follow at once.
 */
await runCommand('load-notice', async (context) => {
  const [file] = parseArgs({ allowPositionals: true }).positionals
  if (file === undefined) throw new Error('Name the file: npm run load-notice -- notice.json')
  const parsed = v.safeParse(endpoint.body, JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) {
    const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`)
    throw new Error(wrong.join('\n'))
  }
  const { changedDays, slotsChanged, appointmentsDisplaced, warnings } = await loadNotice(context, parsed.output)
  return [
    `${parsed.output.year}: ${changedDays.length} days changed, ${slotsChanged} slots, ${appointmentsDisplaced} appointments to move.`,
    ...warnings.map(({ code, day }) => `Please look again: ${code}${day === null ? '' : ` (${day})`}`),
  ].join('\n')
})
