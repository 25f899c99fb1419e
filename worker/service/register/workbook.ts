import { writeXlsxStream } from 'hucre/xlsx'
import { COLUMNS } from './sheet'

/** Bytes of a part: its rows as JSON. */
export const partOf = (rows: readonly string[][]): string => JSON.stringify(rows)

async function* rowsOf(parts: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<string[]> {
  for await (const part of parts) yield* JSON.parse(new TextDecoder().decode(part)) as string[][]
}

/**
 * @returns a workbook whose only sheet is what the parts say, one behind the other. The library takes a row when it is
 * asked for bytes and compresses by the platform: never more than a part is in memory.
 */
export function workbook(parts: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  const columns = Object.entries(COLUMNS).map(([header, width]) => ({ header, width }))
  return writeXlsxStream(rowsOf(parts), { name: '台账', columns, freezePane: { rows: 1 } })
}
