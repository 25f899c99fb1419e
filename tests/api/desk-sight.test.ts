import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApplicationView } from '../../shared/contract/application'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import { listWallet, openFileAsStaff } from '../../shared/contract/file'
import { findApplications } from '../../shared/contract/work-list'
import { actOn, FIVE_ITEMS, lookAt } from '../support/application'
import { complete, submit } from '../support/apply'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { officersOf } from '../support/officers'
import { CENTRE, STREET } from '../support/visitor'

let hall: Hall
let stranger: () => Resident
let clerk: Login
/** One officer of each department that has an item in the bundle. */
let officers: Readonly<Record<'market' | 'fire' | 'urban' | 'water', Login>>

beforeAll(async () => {
  hall = await startHall({ now: shanghai('2026-09-14 09:30') })
  stranger = await strangers(hall, 10)
  clerk = await hall.staff('clerk', CENTRE)
  const reviewer = (department: string) => hall.staff('reviewer', null, department)
  officers = {
    market: await reviewer('market'),
    fire: await reviewer('fire'),
    urban: await reviewer('urban'),
    water: await reviewer('water'),
  }
})
afterAll(() => hall.close())

/** Five items online, every paper a photo. */
async function submitted(): Promise<{ as: Resident; view: ApplicationView }> {
  const as = stranger()
  return { as, view: await submit(hall, as, await complete(hall, as, FIVE_ITEMS)) }
}

const idOf = (desk: DeskView, itemId: string) => desk.cases.find((one) => one.itemId === itemId)?.id ?? ''
async function step(as: Login, desk: DeskView, itemId: string, command: DeskCommand): Promise<DeskView> {
  const reply = await actOn(hall, as, desk, [{ caseId: idOf(desk, itemId), command }])
  if (reply.code !== null) throw new Error(`${itemId} ${command.kind}: ${reply.code}`)
  return reply.answer
}
const open = (as: Login, id: string) => hall.call(openFileAsStaff, { as, params: { id } })
const names = (desk: DeskView) => Object.keys(desk.form)
const papers = (desk: DeskView) => desk.materials.map(({ id }) => id)

describe('what a department sees of an application', () => {
  it('are the fields and the papers of its own items; the window sees all', async () => {
    const { view } = await submitted()
    const whole = await lookAt(hall, clerk, view.id)
    const [sign, sewer] = [await lookAt(hall, officers.urban, view.id), await lookAt(hall, officers.water, view.id)]
    expect(names(whole)).toEqual(expect.arrayContaining(['sign-text', 'daily-water', 'person-document', 'seats']))
    expect(names(sign)).toEqual(expect.arrayContaining(['shop-name', 'sign-text', 'sign-width']))
    expect(names(sign).filter((name) => ['daily-water', 'person-document', 'seats', 'exits'].includes(name))).toEqual(
      [],
    )
    expect(names(sewer)).toContain('daily-water')
    expect(names(sewer)).not.toContain('sign-text')
    // What both ask for is there for both, and says the same.
    expect(sign.form['shop-name']).toBe(whole.form['shop-name'])
    expect(papers(sign)).toEqual(expect.arrayContaining(['id-card', 'premises-proof', 'sign-rendering']))
    expect(papers(sign)).not.toContain('floor-plan')
    expect(papers(sewer)).not.toContain('sign-rendering')
    expect(papers(whole)).toEqual(expect.arrayContaining(['floor-plan', 'sign-rendering', 'water-test-report']))
    // Together the departments have everything the window has: nothing is nobody's.
    const all = await Promise.all(Object.values(officers).map((as) => lookAt(hall, as, view.id)))
    expect(new Set(all.flatMap(names))).toEqual(new Set(names(whole)))
    expect(new Set(all.flatMap(papers))).toEqual(new Set(papers(whole)))
  })

  it('are no grounds that stand in the clear, in events from before they were sealed', async () => {
    const { view } = await submitted()
    const desk = await step(clerk, await lookAt(hall, clerk, view.id), 'sewer-permit', { kind: 'accept', data: {} })
    const before = hall.db.prepare(`UPDATE case_event SET kind = ?, data = json_set(data, '$.grounds',
      json('["张三的合同"]'), '$.basis', '听李四说', '$.ground', '王五的话') WHERE case_id = ? AND kind = ?`)
    // What another department reads of it must not depend on which kind it was.
    before.run(['refuse_acceptance', idOf(desk, 'sewer-permit'), 'accept'])
    const seen = await lookAt(hall, officers.urban, view.id)
    expect(seen.cases.find(({ itemId }) => itemId === 'sewer-permit')?.own).toBe(false)
    expect(JSON.stringify(seen)).not.toMatch(/张三|李四|王五/)
  })

  it('is how far the others are and until when, but nothing that was said there', async () => {
    const { view } = await submitted()
    let desk = await step(clerk, await lookAt(hall, clerk, view.id), 'sewer-permit', { kind: 'accept', data: {} })
    const words = '排水口的图和现场看到的不一样'
    const no: DeskCommand = { kind: 'opinion', data: { advice: 'disagree' }, words }
    const water = await officersOf(hall, 'water')
    for (const officer of [officers.water, water.secondReviewer]) desk = await step(officer, desk, 'sewer-permit', no)
    const refusal: DeskCommand = { kind: 'refuse', data: { grounds: [words] }, words }
    desk = await step(water.approver, desk, 'sewer-permit', refusal)
    const own = desk.cases.find(({ itemId }) => itemId === 'sewer-permit')
    expect(own).toMatchObject({ own: true, state: 'refused' })
    expect(JSON.stringify(own)).toContain(words)
    const seen = await lookAt(hall, officers.urban, view.id)
    const theirs = seen.cases.find(({ itemId }) => itemId === 'sewer-permit')
    expect(theirs).toMatchObject({ own: false, state: 'refused', actions: [], clock: own?.clock })
    expect(theirs?.events.map(({ kind }) => kind)).toEqual(['receive', 'accept', 'refuse'])
    expect(theirs?.events[0]?.facts).toMatchObject({ channel: 'online' })
    expect(JSON.stringify(seen)).not.toContain(words)
    expect(JSON.stringify(await lookAt(hall, clerk, view.id))).toContain(words)
    // The answer to what an officer does shows no more than a look.
    const ready = await step(clerk, await lookAt(hall, clerk, view.id), 'sign-permit', { kind: 'accept', data: {} })
    const said = await step(officers.urban, ready, 'sign-permit', { kind: 'opinion', data: { advice: 'agree' } })
    expect(names(said)).toEqual(names(seen))
    expect(JSON.stringify(said)).not.toContain(words)
  })

  it('are the pages of its own papers, too', async () => {
    const { as, view } = await submitted()
    const pageOf = (id: string) => view.materials.find((material) => material.id === id)?.pages[0]?.fileId ?? ''
    // One photo serves every paper of the draft: each department may open it.
    for (const officer of Object.values(officers)) expect((await open(officer, pageOf('floor-plan'))).status).toBe(200)
    // A page of one paper alone is that paper's departments' alone.
    hall.db
      .prepare("DELETE FROM application_file WHERE application_id = ? AND material_id <> 'sign-rendering'")
      .run([view.id])
    const fileId = pageOf('sign-rendering')
    const codes: Record<string, string | null> = {}
    for (const [department, officer] of Object.entries(officers)) codes[department] = (await open(officer, fileId)).code
    expect(codes).toEqual({ market: 'NOT_FOUND', fire: 'NOT_FOUND', urban: null, water: 'NOT_FOUND' })
    expect([(await open(clerk, fileId)).status, (await open(as, fileId)).code]).toEqual([200, 'FORBIDDEN'])
  })
})

describe('an application that is looked for', () => {
  it('is found by every window, and by the departments that have a case of it', async () => {
    const { view } = await submitted()
    const find = async (as: Login) => {
      const { answer } = await hall.call(findApplications, { as, query: { number: view.number ?? '' } })
      return answer.applications.map(({ id }) => id)
    }
    for (const as of [clerk, await hall.staff('issuer', STREET), ...Object.values(officers)])
      expect(await find(as)).toEqual([view.id])
    for (const department of ['health', 'police'])
      expect(await find(await hall.staff('reviewer', null, department))).toEqual([])
  })
})

describe('papers of a case that is accepted', () => {
  const wallet = async (as: Resident) => (await hall.call(listWallet, { as })).answer.files.map(({ id }) => id)
  const stateOf = (id: string, material: string) =>
    hall.db
      .prepare('SELECT state, checked_by FROM application_material WHERE application_id = ? AND material_id = ?')
      .get([id, material]) as { state: string; checked_by: string | null }

  it('are fine, and in the wallet of who gave them; the others are not', async () => {
    const { as, view } = await submitted()
    expect(await wallet(as)).toEqual([])
    const before = await lookAt(hall, clerk, view.id)
    const after = await step(clerk, before, 'sign-permit', { kind: 'accept', data: {} })
    const states = Object.fromEntries(after.materials.map(({ id, state }) => [id, state]))
    expect(states).toMatchObject({ 'sign-rendering': 'fine', 'premises-proof': 'fine', 'floor-plan': 'given' })
    expect(await lookAt(hall, clerk, view.id)).toEqual(after)
    expect(stateOf(view.id, 'sign-rendering').checked_by).not.toBeNull()
    const fileId = view.materials.find(({ id }) => id === 'sign-rendering')?.pages[0]?.fileId
    expect(await wallet(as)).toEqual([fileId])
  })

  it('that were found wrong, or are asked for, stay out of it', async () => {
    const { view } = await submitted()
    hall.db
      .prepare("UPDATE application_material SET state = 'wrong' WHERE application_id = ? AND material_id = 'id-card'")
      .run([view.id])
    const points = [{ id: 'premises-proof', materialId: 'premises-proof', words: '租期已经过了' }]
    const asked = await step(clerk, await lookAt(hall, clerk, view.id), 'sewer-permit', {
      kind: 'request_supplement',
      data: { points },
    })
    await step(clerk, asked, 'sign-permit', { kind: 'accept', data: {} })
    expect(stateOf(view.id, 'id-card').state).toBe('wrong')
    expect(stateOf(view.id, 'premises-proof').state).toBe('given')
    expect(stateOf(view.id, 'sign-rendering').state).toBe('fine')
  })

  it('are in nobody’s wallet while the clock alone has accepted; the grant takes them', async () => {
    const as = stranger()
    const lorry = { subject: { kind: 'item', id: 'road-transport-licence' }, answers: '' } as const
    const view = await submit(hall, as, await complete(hall, as, lorry))
    hall.clock.set(shanghai('2026-09-22 00:05'))
    await hall.runJobs()
    const deemed = await lookAt(hall, clerk, view.id)
    expect(deemed.cases[0]?.state).toBe('review')
    expect(deemed.materials.filter(({ pages }) => pages.length > 0).map(({ state }) => state)).toContain('given')
    expect(await wallet(as)).toEqual([])
    const transport = await officersOf(hall, 'transport')
    const agree: DeskCommand = { kind: 'opinion', data: { advice: 'agree' } }
    const ripe = await step(transport.reviewer, deemed, lorry.subject.id, agree)
    const granted = await step(transport.approver, ripe, lorry.subject.id, { kind: 'grant', data: {} })
    expect(granted.materials.filter(({ state }) => state === 'given')).toEqual([])
    expect(await wallet(as)).toHaveLength(1)
  })
})
