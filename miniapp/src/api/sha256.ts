/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4). */
const ROUNDS = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
const BLOCK = 64

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Mixes one block of 64 bytes into the state. */
function mix(state: Uint32Array, view: DataView, at: number, words: Uint32Array): void {
  for (let index = 0; index < 16; index++) words[index] = view.getUint32(at + index * 4)
  for (let index = 16; index < 64; index++) {
    const early = words[index - 15] ?? 0
    const late = words[index - 2] ?? 0
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    words[index] = (words[index - 16] ?? 0) + small + (words[index - 7] ?? 0) + large
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let index = 0; index < 64; index++) {
    const first =
      (h +
        (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (ROUNDS[index] ?? 0) +
        (words[index] ?? 0)) |
      0
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let index = 0; index < 8; index++) state[index] = (state[index] ?? 0) + (mixed[index] ?? 0)
}

/** The last bytes with the mark of the end and the length in bits: one block or two. */
function ending(bytes: Uint8Array): DataView {
  const left = bytes.length % BLOCK
  const end = new Uint8Array(left < BLOCK - 8 ? BLOCK : 2 * BLOCK)
  end.set(bytes.subarray(bytes.length - left))
  end[left] = 0x80
  const view = new DataView(end.buffer)
  view.setUint32(end.length - 8, Math.floor(bytes.length / 0x20000000))
  view.setUint32(end.length - 4, bytes.length << 3)
  return view
}

/** SHA-256 in lower-case hex, for where there is no WebCrypto. */
export async function sha256(buffer: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(buffer)
  const state = new Uint32Array(START)
  const words = new Uint32Array(64)
  const whole = new DataView(buffer)
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) mix(state, whole, at, words)
  const end = ending(bytes)
  for (let at = 0; at < end.byteLength; at += BLOCK) mix(state, end, at, words)
  let text = ''
  for (const word of Array.from(state)) text += `0000000${word.toString(16)}`.slice(-8)
  return text
}
