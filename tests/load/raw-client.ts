import { connect, type Socket } from 'node:net'

/** A request as bytes, made once and sent often. */
export function requestBytes(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  if (body !== '' || method !== 'GET')
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

export interface RawReply {
  status: number
  body: Buffer
}

/** One kept-alive connection, one request at a time. Parses as little as it can: the measuring must not be what is measured. */
export class RawConnection {
  private waiting: { resolve: (reply: RawReply) => void; reject: (error: Error) => void } | null = null
  private received: Buffer = Buffer.alloc(0)

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.take(chunk))
    socket.on('error', (error) => this.fail(error))
    socket.on('close', () => this.fail(new Error('the connection was closed')))
  }

  static open(port: number): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new RawConnection(socket)))
      socket.once('error', reject)
    })
  }

  send(bytes: Buffer): Promise<RawReply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject }
      this.socket.write(bytes)
    })
  }

  close(): void {
    this.waiting = null
    this.socket.destroy()
  }

  private fail(error: Error): void {
    this.waiting?.reject(error)
    this.waiting = null
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk])
    const end = this.received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.received.toString('latin1', 0, end)
    const status = Number(head.slice(9, 12))
    const body = bodyOf(head, this.received.subarray(end + 4))
    if (body === null) return
    this.received = Buffer.alloc(0)
    const waiting = this.waiting
    this.waiting = null
    waiting?.resolve({ status, body })
  }
}

/** @returns the whole body, or null while some of it is missing */
function bodyOf(head: string, rest: Buffer): Buffer | null {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length !== undefined) return rest.length >= Number(length) ? rest : null
  if (!/\r\ntransfer-encoding: chunked/i.test(head)) return rest
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const line = rest.indexOf('\r\n', at)
    if (line < 0) return null
    const size = Number.parseInt(rest.toString('latin1', at, line), 16)
    if (rest.length < line + 2 + size + 2) return null
    if (size === 0) return Buffer.concat(parts)
    parts.push(rest.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

/** Runs `jobs` with `connections` at once. @returns milliseconds in all, and of each job in the order they ended */
export async function drive(
  port: number,
  connections: number,
  jobs: readonly ((connection: RawConnection) => Promise<void>)[],
): Promise<{ ms: number; each: number[] }> {
  const open = await Promise.all(Array.from({ length: connections }, () => RawConnection.open(port)))
  const each: number[] = []
  let next = 0
  const started = performance.now()
  await Promise.all(
    open.map(async (connection) => {
      for (let job = jobs[next++]; job; job = jobs[next++]) {
        const at = performance.now()
        await job(connection)
        each.push(performance.now() - at)
      }
    }),
  )
  const ms = performance.now() - started
  for (const connection of open) connection.close()
  return { ms, each }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}
