/** A file of an archive: its name, and its plain bytes as they come. */
export interface Entry {
  name: string
  bytes: AsyncIterable<Uint8Array<ArrayBuffer>>
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc >>> 0
})
/** CRC-32 goes on over more bytes; begins and ends inverted. */
function crcOf(crc: number, bytes: Uint8Array): number {
  let next = crc
  for (const byte of bytes) next = (CRC[(next ^ byte) & 255] ?? 0) ^ (next >>> 8)
  return next >>> 0
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Sizes follow the bytes (bit 3), the name is UTF-8 (bit 11). */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1 January 1980: an archive says no time of its own. */
const DATE = 0x21

/** Numbers one behind the other, little-endian: `[bytes, value]`. */
function record(fields: readonly (readonly [2 | 4, number])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)))
  let at = 0
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += size
  }
  return new Uint8Array(view.buffer)
}

/** @returns the chunks as a stream, the next one made when it is asked for */
export function streamOf(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

/**
 * Packs files into a ZIP archive as they come (APPNOTE.TXT 6.3.10, sizes in data descriptors): one chunk is in memory at a
 * time. The platform compresses, off the thread that answers. Up to 4 GiB.
 */
export async function* zip(entries: readonly Entry[]): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { name, bytes } of entries) {
    const title = new TextEncoder().encode(name)
    const begin = offset
    const head = record([
      ...([
        [4, LOCAL],
        [2, VERSION],
        [2, FLAGS],
        [2, DEFLATED],
        [2, 0],
        [2, DATE],
        [4, 0],
        [4, 0],
      ] as const),
      ...([
        [4, 0],
        [2, title.length],
        [2, 0],
      ] as const),
    ])
    yield head
    yield title
    offset += head.length + title.length
    let crc = 0xffffffff
    let plain = 0
    let packed = 0
    const source = streamOf(bytes).pipeThrough(
      new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          crc = crcOf(crc, chunk)
          plain += chunk.length
          controller.enqueue(chunk)
        },
      }),
    )
    const reader = source.pipeThrough(new CompressionStream('deflate-raw')).getReader()
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const chunk = new Uint8Array(read.value)
      packed += chunk.length
      yield chunk
    }
    const sum = (crc ^ 0xffffffff) >>> 0
    const sizes = [
      [4, sum],
      [4, packed],
      [4, plain],
    ] as const
    const descriptor = record([[4, DESCRIPTOR], ...sizes])
    yield descriptor
    offset += packed + descriptor.length
    directory.push(
      record([
        ...([
          [4, CENTRAL],
          [2, VERSION],
          [2, VERSION],
          [2, FLAGS],
          [2, DEFLATED],
          [2, 0],
          [2, DATE],
        ] as const),
        ...sizes,
        ...([
          [2, title.length],
          [2, 0],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, begin],
        ] as const),
      ]),
      title,
    )
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  yield* directory
  const count = entries.length
  yield record([
    [4, END],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ])
}
