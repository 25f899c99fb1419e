const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** @returns a random id of 20 base-58 characters (117 bits). */
export function randomId(): string {
  return randomText(20)
}

/** @returns `length` random base-58 characters, without bias. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length * 2))) {
      if (byte < 232 && text.length < length) text += ALPHABET[byte % 58]
    }
  }
  return text
}

/** @returns a random number in [0, 1) of cryptographic quality. */
export function random01(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1))
  return value / 2 ** 32
}
