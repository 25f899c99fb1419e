import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readApplication, saveDraft } from '../../shared/contract/application'
import { DAY_MS } from '../../shared/domain/time'
import { RowFaults } from '../../worker/job/row-faults'
import { purgeDrafts } from '../../worker/service/application/purge-drafts'
import { Context } from '../../worker/service/context'
import { SIGN_ONLY } from '../support/application'
import { open } from '../support/apply'
import { type Hall, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { Back } from '../support/under-way'

let hall: Hall
let back: Back
let stranger: () => Resident

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  stranger = await strangers(hall, 4)
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

/** Two drafts that were given up, and whose they are. */
async function givenUp() {
  const owners = [stranger(), stranger()] as const
  const drafts = [await open(hall, owners[0], SIGN_ONLY), await open(hall, owners[1], SIGN_ONLY)] as const
  const age = hall.db.prepare('UPDATE application SET changed_at = ? WHERE id = ?')
  for (const { id } of drafts) age.run([hall.clock.now() - 181 * DAY_MS, id])
  return { owners, drafts }
}

const job = () => Context.system(back.deps, 'purge', hall.clock.now())
const isThere = async (as: Resident, id: string) =>
  (await hall.call(readApplication, { as, params: { id } })).code === null
const hasKey = (id: string) =>
  hall.db
    .prepare(
      'SELECT 1 AS yes FROM application a JOIN person_key k ON k.id = a.key_id WHERE a.id = ? AND k.wrapped IS NOT NULL',
    )
    .get([id]) !== undefined

describe('drafts that were given up', () => {
  it('go after half a year, with their keys', async () => {
    const { owners, drafts } = await givenUp()
    const context = job()
    await purgeDrafts(context, new RowFaults(context, 'purge').each)
    expect([await isThere(owners[0], drafts[0].id), await isThere(owners[1], drafts[1].id)]).toEqual([false, false])
  })

  it('stay when they are taken up again between the look and the deletion; the others of the page go', async () => {
    const { owners, drafts } = await givenUp()
    let pages = 0
    const context = job()
    const faults = new RowFaults(context, 'purge')
    await purgeDrafts(context, async (rows, handle) => {
      pages += 1
      if (pages > 1) throw new Error('what was kept is read again')
      const form = { 'sign-text': '小满面馆' }
      const body = { base: drafts[0].version, form }
      expect((await hall.call(saveDraft, { as: owners[0], params: { id: drafts[0].id }, body })).code).toBeNull()
      return faults.each(rows, handle)
    })
    expect([pages, faults.count]).toEqual([1, 0])
    expect([await isThere(owners[0], drafts[0].id), await isThere(owners[1], drafts[1].id)]).toEqual([true, false])
    expect(hasKey(drafts[0].id)).toBe(true)
    const { answer } = await hall.call(readApplication, { as: owners[0], params: { id: drafts[0].id } })
    expect(answer.form).toMatchObject({ 'sign-text': '小满面馆' })
  })
})
