import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../miniapp/src/api/sha256'
import { type Manifest, UploadCancelled, type UploadParts, uploadFile } from '../../miniapp/src/api/upload-steps'
import type { FileView } from '../../shared/contract/file'
import { CHUNK_BYTES } from '../../shared/domain/file'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('SHA-256 without WebCrypto', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, CHUNK_BYTES])('of %i bytes', async (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + 7) & 255)
    expect(await sha256(bytes.buffer)).toBe(hashOf(bytes))
  })

  it('of anything', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const copy = new Uint8Array(bytes)
        expect(await sha256(copy.buffer)).toBe(hashOf(copy))
      }),
    )
  })
})

const SIZE = 3 * CHUNK_BYTES + 100
const photo = Uint8Array.from({ length: SIZE }, (_, index) => (index * 7) & 255)

type Fault = 'lost before' | 'lost after' | 'down' | 'gone' | 'refused'

/** A hall that keeps one file, and a network with faults: the next step meets the next fault. */
function hallWith(faults: (Fault | undefined)[] = []) {
  const kept = new Map<number, Uint8Array>()
  let manifest: Manifest | undefined
  let isReady = false
  let isOnline = true
  const sent: string[] = []
  const waits: number[] = []
  const view = (): FileView => ({
    id: 'file1',
    materialId: manifest?.materialId ?? null,
    mediaType: 'image/jpeg',
    bytes: SIZE,
    chunkBytes: CHUNK_BYTES,
    chunks: 4,
    missing: [0, 1, 2, 3].filter((ordinal) => !kept.has(ordinal)),
    state: isReady ? 'ready' : 'open',
    acceptedAt: null,
    createdAt: 0,
    expiresAt: 1,
    allowedActions: [],
  })
  async function meet(step: string, work: () => void): Promise<FileView> {
    sent.push(step)
    const fault = faults.shift()
    if (fault === 'gone') kept.clear()
    if (fault !== undefined && fault !== 'lost after') throw new Error(fault)
    work()
    if (fault === 'lost after') throw new Error(fault)
    return view()
  }
  const parts: UploadParts = {
    begin: (given) =>
      meet('begin', () => {
        manifest = given
      }),
    send: (_id, ordinal, bytes) =>
      meet(`send ${ordinal}`, () => {
        expect(hashOf(new Uint8Array(bytes))).toBe(manifest?.chunks[ordinal])
        kept.set(ordinal, new Uint8Array(bytes))
      }),
    complete: () =>
      meet('complete', () => {
        expect(kept.size).toBe(4)
        isReady = true
      }),
    hash: sha256,
    meet: (error) =>
      String(error).includes('refused') ? 'give up' : String(error).includes('gone') ? 'anew' : 'again',
    connected: () => isOnline,
    wait: async (milliseconds) => {
      if (milliseconds > 0) waits.push(milliseconds)
      if (waits.length > 3) isOnline = true
    },
  }
  return {
    parts,
    sent,
    waits,
    kept,
    goOffline: () => {
      isOnline = false
    },
    bytes: () => Buffer.concat([...kept.entries()].sort(([a], [b]) => a - b).map(([, bytes]) => bytes)),
  }
}

const asked = (more: { onProgress?: (share: number) => void; isCancelled?: () => boolean } = {}) => ({
  bytes: photo.buffer,
  mediaType: 'image/jpeg' as const,
  materialId: 'identity',
  owner: 'self' as const,
  onProgress: () => undefined,
  isCancelled: () => false,
  ...more,
})

describe('an upload from the phone', () => {
  it('says how far it is, and arrives', async () => {
    const hall = hallWith()
    const shares: number[] = []
    const file = await uploadFile(hall.parts, asked({ onProgress: (share) => shares.push(share) }))
    expect([file.state, hall.bytes().equals(photo)]).toEqual(['ready', true])
    expect(shares).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(hall.sent).toEqual(['begin', 'send 0', 'send 1', 'send 2', 'send 3', 'complete'])
  })

  it('repeats a step whose answer was lost, whichever', async () => {
    for (let lost = 0; lost < 6; lost++) {
      for (const fault of ['lost before', 'lost after', 'down'] as const) {
        const faults: Fault[] = []
        faults[lost] = fault
        const hall = hallWith(faults)
        expect((await uploadFile(hall.parts, asked())).state).toBe('ready')
        expect(hall.bytes().equals(photo)).toBe(true)
        expect(hall.sent).toHaveLength(7)
      }
    }
  })

  it('sends only what is missing when it is begun again', async () => {
    const hall = hallWith([undefined, undefined, undefined, 'refused'])
    await expect(uploadFile(hall.parts, asked())).rejects.toThrow('refused')
    hall.sent.length = 0
    await uploadFile(hall.parts, asked())
    expect(hall.sent).toEqual(['begin', 'send 2', 'send 3', 'complete'])
  })

  it('begins anew, once, when the hall has forgotten it', async () => {
    const hall = hallWith([undefined, undefined, 'gone'])
    expect((await uploadFile(hall.parts, asked())).state).toBe('ready')
    expect(hall.sent.filter((step) => step === 'begin')).toHaveLength(2)
    const hopeless = hallWith([undefined, 'gone', undefined, 'gone'])
    await expect(uploadFile(hopeless.parts, asked())).rejects.toThrow('gone')
  })

  it('waits for a network as long as the person does', async () => {
    const hall = hallWith()
    hall.goOffline()
    expect((await uploadFile(hall.parts, asked())).state).toBe('ready')
    expect(hall.waits).toEqual([500, 500, 500, 500])
  })

  it('gives up after about a minute of failures, with the error', async () => {
    const hall = hallWith(Array.from({ length: 20 }, () => 'down' as const))
    await expect(uploadFile(hall.parts, asked())).rejects.toThrow('down')
    const total = hall.waits.reduce((sum, wait) => sum + wait, 0)
    expect(total).toBeGreaterThan(45_000)
    expect(total).toBeLessThan(90_000)
  })

  it('ends between two steps when the person changes their mind', async () => {
    const hall = hallWith()
    const given = asked({ isCancelled: () => hall.kept.size === 2 })
    await expect(uploadFile(hall.parts, given)).rejects.toThrow(UploadCancelled)
    expect(hall.sent).toEqual(['begin', 'send 0', 'send 1'])
  })
})
