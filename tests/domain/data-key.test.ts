import { describe, expect, it } from 'vitest'
import { type OpenKey, openWebKey } from '../../worker/adapter/data-key'
import { openNodeKey } from '../../worker/adapter/data-key-node'

const RAW = new Uint8Array(32).fill(7)
const bytes = (text: string) => new TextEncoder().encode(text)
const CIPHERS: readonly (readonly [string, OpenKey])[] = [
  ['WebCrypto', openWebKey],
  ['Node', openNodeKey],
]

describe.each(CIPHERS)('what %s seals', (_name, openToSeal) => {
  it.each(CIPHERS)('opens with %s, for its own place and whole only', async (_other, openToUnseal) => {
    const sealing = await openToSeal(RAW)
    const unsealing = await openToUnseal(RAW)
    for (const text of ['', '何为民', '长'.repeat(5000)]) {
      const both = await sealing.seal(bytes('a/1/name'), bytes(text))
      expect(new TextDecoder().decode(await unsealing.unseal(bytes('a/1/name'), both))).toBe(text)
      await expect(unsealing.unseal(bytes('a/2/name'), both)).rejects.toThrow()
      await expect(unsealing.unseal(bytes('a/1/name'), both.slice(0, -1))).rejects.toThrow()
      const changed = both.slice()
      changed[both.length - 1] = (changed[both.length - 1] ?? 0) ^ 1
      await expect(unsealing.unseal(bytes('a/1/name'), changed)).rejects.toThrow()
      const other = await openToUnseal(new Uint8Array(32).fill(8))
      await expect(other.unseal(bytes('a/1/name'), both)).rejects.toThrow()
    }
    await expect(unsealing.unseal(bytes('a/1/name'), new Uint8Array(3))).rejects.toThrow()
  })

  it('is never the same twice', async () => {
    const key = await openToSeal(RAW)
    expect(await key.seal(bytes('x'), bytes('y'))).not.toEqual(await key.seal(bytes('x'), bytes('y')))
  })
})
