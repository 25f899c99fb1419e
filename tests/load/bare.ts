import { CONNECTIONS, each, rate } from './rate'
import { median, requestBytes } from './raw-client'
import { figure, say } from './report'

/** What is asked for, and by whom. */
export interface Asked {
  path: string
  headers: Readonly<Record<string, string>>
}

export const bytesOf = ({ path, headers }: Asked): Buffer => requestBytes('GET', path, headers)

/** Answers against the bare answers of equal bytes of the same server; medians of three alternating slices. */
export async function compareWithBare(
  port: number,
  name: string,
  asked: readonly Asked[],
  least: number,
): Promise<void> {
  const real = asked.map(bytesOf)
  const bare = asked.map(({ path, headers }) =>
    bytesOf({ path: `/bare-answer?path=${encodeURIComponent(path)}`, headers }),
  )
  const sizes = (await each(port, real)).bytes
  if ((await each(port, bare)).bytes.join() !== sizes.join()) throw new Error('the bare answer has other bytes')
  await rate(port, real)
  const ours: number[] = []
  const bares: number[] = []
  for (let run = 0; run < 3; run++) {
    ours.push(await rate(port, real))
    bares.push(await rate(port, bare))
  }
  say(
    `${name}: ${asked.length} answers of ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes, ${CONNECTIONS} connections; ${Math.round(median(ours))}/s against ${Math.round(median(bares))}/s bare`,
  )
  figure(`${name}, share of a bare answer`, (median(ours) / median(bares)) * 100, '%', { least })
}
