const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Random bytes are taken from the system in blocks: one small call an id was 5 % of a static answer. */
const pool = new Uint8Array(4096)
let used = pool.length

function randomByte(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  const byte = pool[used] ?? 0
  // What was given out is not kept.
  pool[used++] = 0
  return byte
}

/** @returns a random id of 20 base-58 characters (117 bits). */
export function randomId(): string {
  return randomText(20)
}

/** @returns `length` random base-58 characters, without bias. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    const byte = randomByte()
    // 232 is the largest multiple of 58 in a byte: what is above would favour the first characters.
    if (byte < 232) text += ALPHABET[byte % 58]
  }
  return text
}

/** @returns a random number in [0, 1) of cryptographic quality. */
export function random01(): number {
  return (randomByte() * 2 ** 24 + randomByte() * 2 ** 16 + randomByte() * 2 ** 8 + randomByte()) / 2 ** 32
}
