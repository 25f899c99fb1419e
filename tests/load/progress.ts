import { type Asked, bytesOf, compareWithBare } from './bare'
import type { LoadServer } from './child'
import { each } from './rate'
import { median } from './raw-client'
import { figure, say } from './report'
import type { CaseSeed } from './seed-applications'

const ROUNDS = 5

const pagesOf = ({ own }: CaseSeed): Asked[] =>
  own.map(({ id, applicant }) => ({
    path: `/api/v1/applications/${id}/progress`,
    headers: { authorization: `Bearer ${applicant.tokens.accessToken}` },
  }))

/** The progress page of a five-item application: round trips, and its rate against a bare answer of the same bytes. */
export async function benchProgress(seed: CaseSeed, server: LoadServer): Promise<void> {
  const pages = pagesOf(seed)
  await server.batches()
  await each(server.port, pages.map(bytesOf))
  const { trips } = await server.batches()
  figure('progress page, round trips to the database', trips / pages.length, '', { most: 1 })
  await compareWithBare(server.port, 'progress page', pages, 15)
}

/** The same pages from a small and a large database, each with its own server, in turns; one request at a time. */
export async function benchProgressBySize(seed: CaseSeed, small: LoadServer, large: LoadServer): Promise<void> {
  const requests = pagesOf(seed).map(bytesOf)
  const times = { small: [] as number[], large: [] as number[] }
  await large.batches()
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [(await each(small.port, requests)).ms, (await each(large.port, requests)).ms]
    // The first look at a page reads its history; the next ones only whether anything has happened since.
    if (round === 0) {
      say(
        `progress page, first looks: median ${median(one).toFixed(2)} ms at 10,000 cases, ${median(other).toFixed(2)} ms at 1,000,000`,
      )
      figure('progress page, first look, round trips', (await large.batches()).trips / requests.length, '', { most: 1 })
      continue
    }
    times.small.push(...one)
    times.large.push(...other)
  }
  const [before, after] = [median(times.small), median(times.large)]
  say(
    `progress page, looked at again: median ${before.toFixed(2)} ms at 10,000 cases, ${after.toFixed(2)} ms at 1,000,000`,
  )
  figure('progress page, median at 1,000,000 cases by that at 10,000', after / before, '×', { most: 1.3 })
}
