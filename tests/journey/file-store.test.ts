import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeFile } from '../../shared/contract/file'
import { type Hall, startHall } from '../support/hall'
import { strangers } from '../support/hall/crowd'
import { sendPhoto } from '../support/photo'

const TWO_HOURS = 2 * 3_600_000

let hall: Hall

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())

const stateOf = (id: string) =>
  (hall.db.prepare('SELECT state FROM file WHERE id = ?').get([id]) as { state: string } | undefined)?.state
const objects = () =>
  readdirSync(hall.filesFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

async function sweepLater(): Promise<void> {
  hall.clock.advance(TWO_HOURS)
  await hall.runJobs()
}

/** On Node: the bucket of Miniflare answers before it deletes, and so never refuses. */
describe('the sweep of a store that is down', () => {
  it('waits, and takes everything with the next run', async () => {
    const as = (await strangers(hall, 1))()
    const { id } = await sendPhoto(hall, as)
    const before = objects()
    await hall.call(removeFile, { as, params: { id } })
    renameSync(hall.filesFolder, `${hall.filesFolder}.away`)
    writeFileSync(hall.filesFolder, '')
    await sweepLater()
    rmSync(hall.filesFolder)
    renameSync(`${hall.filesFolder}.away`, hall.filesFolder)
    expect([stateOf(id), objects()]).toEqual(['removed', before])
    await sweepLater()
    expect([stateOf(id), objects()]).toEqual([undefined, before - 1])
  })
})
