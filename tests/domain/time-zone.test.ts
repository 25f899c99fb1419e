import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const source = `
  import { workCalendar, dayKind } from './shared/domain/working-day'
  import { addDays } from './shared/domain/time'
  const calendar = workCalendar([])
  let text = ''
  for (let day = '2024-01-01'; day < '2030-01-01'; day = addDays(day, 1)) text += JSON.stringify(dayKind(day, calendar))
  process.stdout.write(text)
`

/** The library formats in the zone of the machine; a server anywhere must count the same days. */
it('counts the same days whatever the time zone of the machine', { timeout: 60_000 }, () => {
  const kinds = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((TZ) =>
    execFileSync(process.execPath, ['--import', tsx, '--input-type=module', '--eval', source], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
      maxBuffer: 4_000_000,
    }),
  )
  expect(kinds[0]?.length).toBeGreaterThan(10_000)
  expect(kinds[1]).toBe(kinds[0])
  expect(kinds[2]).toBe(kinds[0])
})
