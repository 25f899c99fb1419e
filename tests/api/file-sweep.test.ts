import { existsSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as file from '../../shared/contract/file'
import { type Hall, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { beginPhoto, sendPhoto, takePhoto, useFile } from '../support/photo'
import { CENTRE } from '../support/visitor'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let hall: Hall

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())

async function resident(): Promise<Resident> {
  const [one] = await makeCrowd(hall.db, hall.clock, 1)
  if (!one) throw new Error('nobody came')
  return one
}

const stateOf = (id: string) =>
  (hall.db.prepare('SELECT state FROM file WHERE id = ?').get([id]) as { state: string } | undefined)?.state
const send = (as: Resident, id: string, bytes: Uint8Array<ArrayBuffer>) =>
  hall.call(file.sendChunk, { as, params: { id, ordinal: '0' }, bytes })
/** How many objects the store keeps. */
const objects = () =>
  existsSync(hall.filesFolder)
    ? readdirSync(hall.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0

async function pass(milliseconds: number): Promise<void> {
  hall.clock.advance(milliseconds)
  await hall.runJobs()
}

describe('the sweep', () => {
  it('takes an upload that nobody went on with, two days after its last chunk', async () => {
    const as = await resident()
    const photo = takePhoto(600_000)
    const { id } = await beginPhoto(hall, as, photo)
    await pass(DAY)
    await send(as, id, photo.parts[0] ?? photo.all)
    await pass(DAY + HOUR)
    expect(stateOf(id)).toBe('open')
    await pass(DAY)
    expect(stateOf(id)).toBe('removed')
    const key = 'SELECT 1 FROM person_key k JOIN file f ON f.key_id = k.id WHERE f.id = ? AND k.wrapped IS NULL'
    expect(hall.db.prepare(key).all([id])).toHaveLength(1)
    await pass(2 * HOUR)
    expect([stateOf(id), objects()]).toEqual([undefined, 0])
    expect(hall.db.prepare('SELECT 1 FROM file_chunk WHERE file_id = ?').all([id])).toEqual([])
  })

  it('takes a file that was never used after a month, and leaves one that is', async () => {
    const as = await resident()
    const [used, loose] = [await sendPhoto(hall, as), await sendPhoto(hall, as)]
    useFile(hall, used.id, CENTRE, as.accountId)
    await pass(31 * DAY)
    await pass(2 * HOUR)
    expect([stateOf(used.id), stateOf(loose.id), objects()]).toEqual(['ready', undefined, 1])
  })

  it('takes more than a page', async () => {
    const as = await resident()
    const before = objects()
    const many = Array.from({ length: 50 }, (_, turn) => sendPhoto(hall, as, takePhoto(500 + turn)))
    await Promise.all(many)
    expect(objects()).toBe(before + 50)
    await pass(31 * DAY)
    await pass(2 * HOUR)
    expect(objects()).toBe(before)
  })
})
