import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as file from '../../shared/contract/file'
import { CHUNK_BYTES } from '../../shared/domain/file'
import { holdFile } from '../../worker/service/file/hold'
import { type Hall, startHall } from '../support/hall'
import type { Login } from '../support/hall/client'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { beginPhoto, type Photo, sendPhoto, takePhoto, useFile } from '../support/photo'
import { CENTRE } from '../support/visitor'

/** Nonce and tag around a sealed chunk. */
const SEAL_BYTES = 28

let hall: Hall

beforeAll(async () => {
  hall = await startHall()
  // The store is made with the first file.
  await sendPhoto(hall, await resident())
})
afterAll(() => hall.close())
afterEach(() => mendStore())

async function resident(): Promise<Resident> {
  const [one] = await makeCrowd(hall.db, hall.clock, 1)
  if (!one) throw new Error('nobody came')
  return one
}

const send = (as: Login, id: string, ordinal: number, bytes: Uint8Array<ArrayBuffer>) =>
  hall.call(file.sendChunk, { as, params: { id, ordinal: String(ordinal) }, bytes })
const read = async (as: Login, id: string) => (await hall.call(file.readFile, { as, params: { id } })).answer
const part = ({ parts }: Photo, ordinal: number) => parts[ordinal] ?? new Uint8Array()

/** The same bytes but one. */
function spoilt(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

/** Puts a plain file where the store has its folder: nothing in it can be reached or written. */
function breakStore(): void {
  renameSync(hall.filesFolder, `${hall.filesFolder}.away`)
  writeFileSync(hall.filesFolder, '')
}
function mendStore(): void {
  if (!existsSync(`${hall.filesFolder}.away`)) return
  rmSync(hall.filesFolder, { recursive: true })
  renameSync(`${hall.filesFolder}.away`, hall.filesFolder)
}

/** Takes one thing away that the store keeps, known by its size. */
function lose(bytes: number): void {
  const entries = readdirSync(hall.filesFolder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const [path, ...more] = paths.filter((one) => statSync(one).size === bytes)
  if (path === undefined || more.length > 0) throw new Error(`not one thing of ${bytes} bytes`)
  rmSync(path)
}

/** Every byte that the store keeps on this machine. */
function stored(): Buffer {
  const entries = readdirSync(hall.filesFolder, { recursive: true, withFileTypes: true })
  return Buffer.concat(
    entries.filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  )
}

/** Sends the head of a chunk and some of its bytes, and hangs up. */
function hangUp(as: Login, id: string, bytes: Uint8Array): Promise<void> {
  const { hostname, port } = new URL(hall.origin)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.write(
      [
        `PUT /api/v1/files/${id}/chunks/0 HTTP/1.1`,
        `Host: ${hostname}`,
        `Authorization: Bearer ${as.tokens.accessToken}`,
        'Content-Type: application/octet-stream',
        `Content-Length: ${CHUNK_BYTES}`,
        '',
        '',
      ].join('\r\n'),
    )
    socket.write(bytes, () => socket.destroy())
  })
}

describe('a connection that breaks off in a chunk', () => {
  it('leaves nothing behind; the same chunk is sent again', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 10)
    const { id } = await beginPhoto(hall, as, photo)
    await hangUp(as, id, photo.all.subarray(0, 100_000))
    expect((await read(as, id)).missing).toEqual([0, 1])
    for (const ordinal of [1, 0]) expect((await send(as, id, ordinal, part(photo, ordinal))).status).toBe(200)
    expect((await hall.call(file.completeFile, { as, params: { id } })).answer.state).toBe('ready')
    expect(hall.log().filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  it('after the last byte, its answer lost: the same chunk once more does no harm', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 10)
    const { id } = await beginPhoto(hall, as, photo)
    await send(as, id, 0, part(photo, 0))
    const again = await send(as, id, 0, part(photo, 0))
    expect([again.status, again.answer.missing]).toEqual([200, [1]])
  })
})

describe('bytes that are not the ones that were said', () => {
  it.each([
    ['another chunk of the same size', (bytes: Uint8Array<ArrayBuffer>) => spoilt(bytes, 5000)],
    ['a chunk cut short by a proxy', (bytes: Uint8Array<ArrayBuffer>) => bytes.slice(0, -1)],
    ['nothing at all', () => new Uint8Array()],
  ])('%s is refused, before and after the right one', async (_name, spoil) => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 10)
    const { id } = await beginPhoto(hall, as, photo)
    const wrong = spoil(part(photo, 0))
    expect((await send(as, id, 0, wrong)).code).toBe('FILE_CHUNK_WRONG')
    expect((await read(as, id)).missing).toEqual([0, 1])
    await send(as, id, 0, part(photo, 0))
    expect((await send(as, id, 0, wrong)).code).toBe('FILE_CHUNK_WRONG')
    await send(as, id, 1, part(photo, 1))
    await hall.call(file.completeFile, { as, params: { id } })
    const content = await fetch(`${hall.origin}/api/v1/files/${id}/content`, {
      headers: { authorization: `Bearer ${as.tokens.accessToken}` },
    })
    expect(Buffer.from(await content.arrayBuffer()).equals(photo.all)).toBe(true)
  })

  it('a chunk the file does not have, one too large, and one in JSON are refused', async () => {
    const as = await resident()
    const photo = takePhoto(2000)
    const { id } = await beginPhoto(hall, as, photo)
    const params = { id, ordinal: '0' }
    expect((await send(as, id, 1, photo.all)).code).toBe('NOT_FOUND')
    expect((await send(as, id, 0, new Uint8Array(CHUNK_BYTES + 1))).code).toBe('BODY_TOO_LARGE')
    const headers = { 'content-type': 'application/json' }
    expect((await hall.call(file.sendChunk, { as, params, bytes: photo.all, headers })).code).toBe('UNSUPPORTED_TYPE')
  })
})

describe('the same chunk from two phones at once', () => {
  it('is one chunk', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 10)
    const { id } = await beginPhoto(hall, as, photo)
    const twelve = Array.from({ length: 12 }, (_, turn) => send(as, id, turn % 2, part(photo, turn % 2)))
    expect((await Promise.all(twelve)).map(({ status }) => status)).toEqual(twelve.map(() => 200))
    const ended = await Promise.all([1, 2, 3].map(() => hall.call(file.completeFile, { as, params: { id } })))
    expect(ended.map(({ status }) => status)).toEqual([200, 200, 200])
    const content = await fetch(`${hall.origin}/api/v1/files/${id}/content`, {
      headers: { authorization: `Bearer ${as.tokens.accessToken}` },
    })
    expect(Buffer.from(await content.arrayBuffer()).equals(photo.all)).toBe(true)
  })

  it('with different bytes: the one that was said is kept', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES)
    const { id } = await beginPhoto(hall, as, photo)
    const other = spoilt(photo.all, 77)
    const replies = await Promise.all([photo.all, other, photo.all, other].map((bytes) => send(as, id, 0, bytes)))
    expect(replies.map(({ code }) => code)).toEqual([null, 'FILE_CHUNK_WRONG', null, 'FILE_CHUNK_WRONG'])
  })

  it('and a removal meanwhile: gone or whole, never half', async () => {
    const as = await resident()
    for (let round = 0; round < 10; round++) {
      const photo = takePhoto(2000)
      const { id } = await beginPhoto(hall, as, photo)
      const [sent, removed] = await Promise.all([
        send(as, id, 0, photo.all),
        hall.call(file.removeFile, { as, params: { id } }),
      ])
      expect(removed.status).toBe(200)
      expect([null, 'NOT_FOUND']).toContain(sent.code)
    }
  })

  it('and a removal while it is taken into an application: exactly one wins', async () => {
    const as = await resident()
    const wins = { removal: 0, use: 0 }
    for (let round = 0; round < 20; round++) {
      const { id } = await sendPhoto(hall, as)
      const removal = hall.call(file.removeFile, { as, params: { id } })
      const isTaken = takeIntoApplication(as, id)
      const { code } = await removal
      expect({ isTaken, code }).toEqual(isTaken ? { isTaken, code: 'FILE_IN_USE' } : { isTaken, code: null })
      wins[isTaken ? 'use' : 'removal']++
    }
    expect(wins.removal + wins.use).toBe(20)
  })
})

/** In one transaction, as a verb would. @returns false when the file was gone */
function takeIntoApplication(as: Resident, id: string): boolean {
  const { sql, args } = holdFile(id, as.accountId)
  hall.db.exec('BEGIN IMMEDIATE')
  const isHeld = hall.db.prepare(sql).run([...args]).changes === 1
  if (isHeld) useFile(hall, id, CENTRE, as.accountId)
  hall.db.exec('COMMIT')
  return isHeld
}

describe('a store that is down', () => {
  it('is said, nothing is half written, and the upload goes on where it was', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 10)
    const { id } = await beginPhoto(hall, as, photo)
    await send(as, id, 0, part(photo, 0))
    breakStore()
    const refused = await send(as, id, 1, part(photo, 1))
    expect([refused.status, refused.code, refused.headers.get('retry-after')]).toEqual([503, 'FILES_DOWN', '5'])
    expect((await read(as, id)).missing).toEqual([1])
    mendStore()
    expect((await send(as, id, 1, part(photo, 1))).status).toBe(200)
    expect((await hall.call(file.completeFile, { as, params: { id } })).answer.state).toBe('ready')
  })

  it('is said to who opens a file, too', async () => {
    const as = await resident()
    const { id } = await sendPhoto(hall, as)
    breakStore()
    expect((await hall.call(file.openFile, { as, params: { id } })).code).toBe('FILES_DOWN')
    mendStore()
    expect((await hall.call(file.openFile, { as, params: { id } })).status).toBe(200)
  })
})

describe('a store that has lost a part', () => {
  it('never makes a shorter file of it: the answer breaks off, and somebody is told', async () => {
    const as = await resident()
    const last = 4_321
    const { id } = await sendPhoto(hall, as, takePhoto(2 * CHUNK_BYTES + last))
    lose(last + SEAL_BYTES)
    const content = await fetch(`${hall.origin}/api/v1/files/${id}/content`, {
      headers: { authorization: `Bearer ${as.tokens.accessToken}` },
    })
    expect(content.status).toBe(200)
    await expect(content.arrayBuffer()).rejects.toThrow()
    expect(hall.log().some((line) => line.includes(`"lost":"file/${id}/2"`))).toBe(true)
  })
})

describe('what the store keeps', () => {
  it('is not readable, and belongs to one place of one file', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 5000, '张三丰的身份证')
    const { id } = await sendPhoto(hall, as, photo)
    const bytes = stored()
    expect(bytes.length).toBeGreaterThan(photo.bytes)
    expect(bytes.includes('张三丰')).toBe(false)
    expect(bytes.includes(Buffer.from(photo.all.subarray(1000, 1032)))).toBe(false)
    const tables = ['file', 'file_chunk', 'audit'].map((table) => hall.db.prepare(`SELECT * FROM ${table}`).all([]))
    expect(JSON.stringify(tables)).not.toContain('张三丰')
    expect(id).toMatch(/^[A-Za-z0-9]{20}$/)
  })
})
