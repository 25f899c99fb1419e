import { crc32 } from 'node:zlib'
import type { Drawing } from './canvas'

/** One white pixel: what a picture looks like nobody sees here. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='
const HEAD = 8 + 25
const KEYWORD = 'drawing'

/** A PNG that says in a text of its own (tEXt) which lines were on the canvas. */
export function pictureOf({ lines }: Pick<Drawing, 'lines'>): Uint8Array {
  const pixel = Buffer.from(PIXEL, 'base64')
  const text = Buffer.from(`tEXt${KEYWORD}\0${JSON.stringify(lines)}`, 'latin1')
  const chunk = Buffer.alloc(text.length + 8)
  chunk.writeUInt32BE(text.length - 4, 0)
  text.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(text), text.length + 4)
  return new Uint8Array(Buffer.concat([pixel.subarray(0, HEAD), chunk, pixel.subarray(HEAD)]))
}

/** The lines that {@link pictureOf} wrote into a PNG. @throws when it is none of its pictures */
export function linesIn(png: Uint8Array): Drawing['lines'] {
  const bytes = Buffer.from(png)
  const from = bytes.indexOf(`tEXt${KEYWORD}\0`)
  if (from < 4) throw new Error('not a picture of this phone')
  const end = from + 4 + bytes.readUInt32BE(from - 4)
  return JSON.parse(bytes.toString('latin1', from + 4 + KEYWORD.length + 1, end)) as Drawing['lines']
}
