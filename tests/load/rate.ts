import { RawConnection } from './raw-client'

export const CONNECTIONS = 32
const SLICE_MS = 1500

/** Asks with many connections at once, each request in its turn. @returns answers a second over a slice of time */
export async function rate(port: number, requests: readonly Buffer[]): Promise<number> {
  const open = await Promise.all(Array.from({ length: CONNECTIONS }, () => RawConnection.open(port)))
  let answered = 0
  let next = 0
  const started = performance.now()
  const end = started + SLICE_MS
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() < end) {
        const bytes = requests[next++ % requests.length]
        if (!bytes) throw new Error('nothing to ask')
        const { status } = await connection.send(bytes)
        if (status !== 200) throw new Error(`answered with ${status}`)
        answered++
      }
    }),
  )
  const ms = performance.now() - started
  for (const connection of open) connection.close()
  return (answered / ms) * 1000
}

/** Asks one after the other, over one connection. @returns the sizes of the answers, and how long each took in milliseconds */
export async function each(port: number, requests: readonly Buffer[]): Promise<{ bytes: number[]; ms: number[] }> {
  const connection = await RawConnection.open(port)
  const [bytes, ms]: [number[], number[]] = [[], []]
  for (const request of requests) {
    const at = performance.now()
    const { status, body } = await connection.send(request)
    ms.push(performance.now() - at)
    bytes.push(body.length)
    if (status !== 200) throw new Error(`answered with ${status}: ${body.toString('utf8', 0, 200)}`)
  }
  connection.close()
  return { bytes, ms }
}
