import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  listApplications,
  openDraft,
  readApplication,
  removeDraft,
  requestPrecheck,
  saveDraft,
  submitApplication,
  withdrawApplication,
} from '../../shared/contract/application'
import { readProgress } from '../../shared/contract/progress'
import { isQueryNumber } from '../../shared/domain/application'
import { FIVE_ITEMS, SIGN_ONLY } from '../support/application'
import { complete, established, fill, open, operator, submit } from '../support/apply'
import { type Hall, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { identify } from '../support/hall/identify'
import { identityNumber } from '../support/identity-number'
import { sendPhoto } from '../support/photo'
import { CENTRE } from '../support/visitor'

let hall: Hall
let stranger: () => Resident

beforeAll(async () => {
  hall = await startHall()
  stranger = await strangers(hall, 40)
})
afterAll(() => hall.close())

const count = (sql: string, ...args: string[]) => (hall.db.prepare(sql).get(args) as { n: number }).n

describe('a draft', () => {
  it('is opened once a subject, on whatever device, and knows what is applied for', async () => {
    const as = stranger()
    const drafts = await Promise.all(Array.from({ length: 30 }, () => open(hall, as)))
    expect(new Set(drafts.map(({ id }) => id)).size).toBe(1)
    const [draft] = drafts
    expect(draft?.items.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['business-licence', 'food-licence', 'fire-check', 'sign-permit', 'sewer-permit']),
    )
    expect(draft?.openQuestions).toEqual([])
    expect(draft?.actions).toEqual(['save', 'request_precheck', 'submit', 'remove'])
    expect(count('SELECT COUNT(*) AS n FROM application WHERE account_id = ?', as.accountId)).toBe(1)
  })

  it('begins as what the guide was answered, with the phone of the login; who acts for somebody is not the applicant', async () => {
    const phone = '13912390001'
    const as = await hall.login(phone)
    const own = await open(hall, as)
    expect(own.applicant).toMatchObject({ kind: 'household', name: null, phone })
    expect(own.agent).toBeNull()
    const other = await hall.login('13912390002')
    const answers = FIVE_ITEMS.answers.replace('agent:no', 'agent:yes').replace('who:individual', 'who:company')
    const draft = await open(hall, other, { subject: FIVE_ITEMS.subject, answers })
    expect(draft.applicant).toMatchObject({ kind: 'company', phone: null })
    expect(draft.agent).toMatchObject({ phone: '13912390002', scope: null })
  })

  it('says what is still missing, part by part', async () => {
    const as = stranger()
    const draft = await open(hall, as)
    const parts = draft.problems.map(({ part }) => part)
    expect(parts).toContain('point')
    expect(parts).toContain('applicant.name')
    expect(parts).toContain('material.premises-proof')
    const full = await fill(hall, as, draft)
    expect(full.problems).toEqual([])
  })

  it('is gone with its key when it is removed', async () => {
    const as = stranger()
    const draft = await complete(hall, as)
    await hall.call(removeDraft, { as, params: { id: draft.id } })
    expect((await hall.call(readApplication, { as, params: { id: draft.id } })).code).toBe('NOT_FOUND')
    expect(count('SELECT COUNT(*) AS n FROM application_file WHERE application_id = ?', draft.id)).toBe(0)
    const [file] = hall.db.prepare('SELECT expires_at FROM file WHERE account_id = ?').all([as.accountId])
    expect(file).toMatchObject({ expires_at: expect.any(Number) })
    expect((await open(hall, as)).id).not.toBe(draft.id)
  })

  it('that nobody touches for half a year is given up', async () => {
    const as = stranger()
    const [old, other] = [await complete(hall, as), await open(hall, as, SIGN_ONLY)]
    hall.db.prepare('UPDATE application SET changed_at = 0 WHERE id = ?').run([old.id])
    hall.clock.advance(3_600_000)
    await hall.runJobs()
    expect((await hall.call(readApplication, { as, params: { id: old.id } })).code).toBe('NOT_FOUND')
    expect((await hall.call(readApplication, { as, params: { id: other.id } })).code).toBeNull()
  })

  it('takes only what belongs to it', async () => {
    const as = stranger()
    const draft = await open(hall, as)
    const { id: theirs } = await sendPhoto(hall, stranger())
    const save = (body: object) =>
      hall.call(saveDraft, { as, params: { id: draft.id }, body: { base: draft.version, ...body } })
    expect((await save({ materials: { 'premises-proof': { files: [theirs] } } })).code).toBe('FILE_NOT_READY')
    expect((await save({ materials: { 'driver-papers': { consent: true } } })).code).toBe('BAD_FIELD')
    expect((await save({ form: { 'no-such-field': 'x' } })).code).toBe('BAD_FIELD')
    expect((await save({ pointId: 'nowhere' })).code).toBe('BAD_FIELD')
    expect((await save({ base: 99 })).code).toBe('BAD_FIELD')
  })
})

describe('two devices', () => {
  it('change different fields at once: thirty saves, nothing is lost', async () => {
    const as = stranger()
    const draft = await complete(hall, as)
    const fields = Object.keys(draft.form).filter((id) => typeof draft.form[id] === 'string')
    const [first = '', second = ''] = fields
    const written = new Map<string, string>()
    const waiting = Array.from({ length: 30 }, (_, index) => index)
    await Promise.all(
      waiting.map(async (index) => {
        const part = index % 2 === 0 ? first : second
        const value = `第${index}次写`
        const reply = await hall.call(saveDraft, {
          as,
          params: { id: draft.id },
          body: { base: draft.version, form: { [part]: value } },
        })
        if (reply.code === null) written.set(value, part)
        else expect(['DRAFT_CONFLICT', 'CONFLICT']).toContain(reply.code)
      }),
    )
    // Of each field exactly one was taken from that version; all others were told.
    expect([...written.values()].sort()).toEqual([first, second].sort())
    const { answer } = await hall.call(readApplication, { as, params: { id: draft.id } })
    for (const [value, part] of written) expect(answer.form[part]).toBe(value)
    expect(answer.version).toBe(draft.version + 2)
  })

  it('are told which part the other has changed, and see it before they decide', async () => {
    const as = stranger()
    const draft = await open(hall, as)
    const save = (base: number, name: string) =>
      hall.call(saveDraft, { as, params: { id: draft.id }, body: { base, applicant: { name } } })
    const { answer: one } = await save(draft.version, '小满面馆')
    const refused = await save(draft.version, '大满面馆')
    expect(refused.code).toBe('DRAFT_CONFLICT')
    expect(refused.body).toMatchObject({ error: { details: { parts: 'applicant.name', version: one.version } } })
    expect((await save(draft.version, '小满面馆')).code).toBeNull()
    expect((await save(one.version, '大满面馆')).answer.applicant.name).toBe('大满面馆')
  })
})

describe('网上预审', () => {
  it('is asked for, due within a working day, and keeps nobody from submitting', async () => {
    const as = stranger()
    const draft = await complete(hall, as)
    const { answer } = await hall.call(requestPrecheck, { as, params: { id: draft.id } })
    expect(answer.state).toBe('precheck')
    expect(answer.precheck?.dueAt).toBeGreaterThan(hall.clock.now())
    expect(answer.actions).toEqual(['save', 'submit', 'remove'])
    expect((await submit(hall, as, answer)).state).toBe('submitted')
  })
})

describe('submitting', () => {
  it('is the receipt: a number, a case an item, those that need the licence wait, a paper, a message', async () => {
    const as = stranger()
    const submitted = await submit(hall, as, await complete(hall, as))
    expect(isQueryNumber(submitted.number ?? '')).toBe(true)
    expect(submitted.submittedAt).toBe(hall.clock.now())
    const states = Object.fromEntries(submitted.cases.map(({ itemId, state }) => [itemId, state]))
    expect(states).toMatchObject({
      'business-licence': 'received',
      'food-licence': 'waiting',
      'fire-check': 'waiting',
      'sign-permit': 'received',
      'sewer-permit': 'received',
    })
    const { answer } = await hall.call(readApplication, { as, params: { id: submitted.id } })
    expect(answer.documents.map(({ kind }) => kind)).toEqual(['receipt'])
    expect({ ...answer, documents: [] }).toEqual(submitted)
    expect(
      count("SELECT COUNT(*) AS n FROM outbox WHERE topic = 'application_received' AND account_id = ?", as.accountId),
    ).toBe(1)
    const { answer: list } = await hall.call(listApplications, { as, query: {} })
    expect(list.applications).toMatchObject([{ id: submitted.id, number: submitted.number, asked: 0 }])
  })

  it.each(['the same key', 'different keys'])('fifty times at once, with %s, makes one application', async (which) => {
    const as = stranger()
    const draft = await complete(hall, as)
    const key = crypto.randomUUID()
    const replies = await Promise.all(
      Array.from({ length: 50 }, () =>
        hall.call(submitApplication, {
          as,
          params: { id: draft.id },
          body: { base: draft.version },
          key: which === 'the same key' ? key : crypto.randomUUID(),
        }),
      ),
    )
    expect(replies.map(({ code }) => code)).toEqual(replies.map(() => null))
    expect(new Set(replies.map(({ answer }) => answer.number)).size).toBe(1)
    expect(count('SELECT COUNT(*) AS n FROM "case" WHERE application_id = ?', draft.id)).toBe(5)
    expect(count('SELECT COUNT(*) AS n FROM case_event WHERE application_id = ?', draft.id)).toBe(5)
    expect(count('SELECT COUNT(*) AS n FROM document WHERE application_id = ?', draft.id)).toBe(1)
  })

  it('is refused while something is missing, with the part; and where the point does not take it', async () => {
    const as = stranger()
    const draft = await open(hall, as)
    const { body, code } = await hall.call(submitApplication, {
      as,
      params: { id: draft.id },
      body: { base: draft.version },
    })
    expect(code).toBe('APPLICATION_INCOMPLETE')
    expect(body).toMatchObject({ error: { field: 'point' } })
    const wrong = await fill(hall, as, draft, FIVE_ITEMS, operator('何为民', '510106199001011234'))
    expect(wrong.problems).toEqual([{ part: 'applicant.document', problem: 'CHECK_DIGIT' }])
  })

  it('is refused from a version that another device has changed', async () => {
    const as = stranger()
    const draft = await complete(hall, as)
    await hall.call(saveDraft, {
      as,
      params: { id: draft.id },
      body: { base: draft.version, applicant: { name: '别的店' } },
    })
    const reply = await hall.call(submitApplication, { as, params: { id: draft.id }, body: { base: draft.version } })
    expect(reply.code).toBe('DRAFT_CONFLICT')
  })

  it('of a lost licence is whole with the form and who it is: nothing that a new one needs is asked for again', async () => {
    const as = stranger()
    const lost = { subject: { kind: 'item', id: 'food-licence' }, answers: 'variant:reissue' } as const
    const draft = await open(hall, as, lost)
    expect(draft.materials.map(({ id, required }) => [id, required])).toEqual([
      ['combined-form', true],
      ['id-card', true],
      ['agent-authorisation', false],
    ])
    const { state, materials } = await submit(hall, as, await fill(hall, as, draft, lost))
    expect([state, materials.length]).toEqual(['submitted', 3])
  })

  it('of a single item asks who has a licence for its code', async () => {
    const as = stranger()
    const draft = await open(hall, as, SIGN_ONLY)
    const without = await fill(hall, as, draft, SIGN_ONLY, operator())
    expect(without.problems).toEqual([{ part: 'applicant.uscc', problem: 'MISSING' }])
    const { answer } = await hall.call(saveDraft, {
      as,
      params: { id: draft.id },
      body: { base: without.version, applicant: { uscc: established().uscc } },
    })
    expect((await submit(hall, as, answer)).cases).toHaveLength(1)
  })
})

describe('progress', () => {
  it('shows a lane an item: stages, who holds it, the day, what comes next', async () => {
    const as = stranger()
    const { id } = await submit(hall, as, await complete(hall, as))
    hall.reset()
    const { answer } = await hall.call(readProgress, { as, params: { id } })
    expect(hall.trips()).toBe(1)
    const food = answer.lanes.find(({ itemId }) => itemId === 'food-licence')
    const sign = answer.lanes.find(({ itemId }) => itemId === 'sign-permit')
    expect(food).toMatchObject({
      state: 'waiting',
      holder: { kind: 'nobody' },
      waitsFor: ['business-licence'],
      next: { key: 'waits_for' },
    })
    expect(sign).toMatchObject({
      state: 'received',
      holder: { kind: 'point', id: CENTRE },
      next: { key: 'hall_checks' },
    })
    expect(sign?.clock.dueDay).toMatch(/^2026-09-\d\d$/)
    expect(sign?.stages.map(({ state }) => state)).toEqual(['now', ...(sign?.stages.slice(1) ?? []).map(() => 'next')])
    expect(sign?.events).toMatchObject([{ kind: 'receive', by: 'applicant', facts: { channel: 'online' } }])
    expect(answer.asks).toEqual([])
    expect(answer.documents).toHaveLength(1)
    expect(answer.applicant).toContain('*')
  })

  it('is not there for a draft', async () => {
    const as = stranger()
    const draft = await open(hall, as)
    expect((await hall.call(readProgress, { as, params: { id: draft.id } })).code).toBe('NOT_SUBMITTED')
  })
})

describe('an agent', () => {
  const agent = {
    name: '帮办员',
    documentKind: 'id_card',
    document: identityNumber(),
    phone: '13612340002',
    untilDay: '2026-09-30',
  } as const

  /** Handed in by somebody who acts for the applicant. */
  async function handedIn(scope: 'submit' | 'all') {
    const as = stranger()
    const draft = await complete(hall, as, SIGN_ONLY)
    const save = (base: number, body: object) =>
      hall.call(saveDraft, { as, params: { id: draft.id }, body: { base, ...body } })
    await identify(hall, as, agent)
    const { answer: named } = await save(draft.version, { agent: { ...agent, scope } })
    expect(named.problems).toEqual([{ part: 'material.agent-authorisation', problem: 'MISSING' }])
    const { id: fileId } = await sendPhoto(hall, as)
    const { answer } = await save(named.version, { materials: { 'agent-authorisation': { files: [fileId] } } })
    return { as, view: await submit(hall, as, answer) }
  }

  it('hands in with an authorisation; more than that needs a wider one', async () => {
    const { as, view } = await handedIn('submit')
    expect(view.actions).toEqual([])
    const refused = await hall.call(withdrawApplication, { as, params: { id: view.id }, body: {} })
    expect(refused.code).toBe('AGENT_NOT_AUTHORISED')
  })

  it('with the whole authority may withdraw too', async () => {
    const { as, view } = await handedIn('all')
    expect(view.actions).toEqual(['withdraw'])
    const { answer } = await hall.call(withdrawApplication, { as, params: { id: view.id }, body: {} })
    expect(answer.state).toBe('ended')
  })
})

describe('withdrawing', () => {
  it('one case leaves the others; who waits for it is told', async () => {
    const as = stranger()
    const submitted = await submit(hall, as, await complete(hall, as))
    const licence = submitted.cases.find(({ itemId }) => itemId === 'business-licence')
    const { answer } = await hall.call(withdrawApplication, {
      as,
      params: { id: submitted.id },
      body: { caseId: licence?.id, words: '先不开了' },
    })
    const states = Object.fromEntries(answer.cases.map(({ itemId, state }) => [itemId, state]))
    expect(states).toMatchObject({
      'business-licence': 'withdrawn',
      'food-licence': 'waiting',
      'sign-permit': 'received',
    })
    const told = "SELECT COUNT(*) AS n FROM outbox WHERE topic = 'application_moved' AND account_id = ?"
    expect(count(told, as.accountId)).toBe(2)
  })

  it('everything ends the application, once', async () => {
    const as = stranger()
    const { id } = await submit(hall, as, await complete(hall, as))
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => hall.call(withdrawApplication, { as, params: { id }, body: {} })),
    )
    expect(replies.filter(({ code }) => code === null)).toHaveLength(1)
    expect(new Set(replies.map(({ code }) => code))).toEqual(new Set([null, 'CASE_NOT_OPEN']))
    const { answer } = await hall.call(readApplication, { as, params: { id } })
    expect([answer.state, answer.actions]).toEqual(['ended', []])
    expect((await hall.call(openDraft, { as, body: { ...FIVE_ITEMS } })).answer.id).not.toBe(id)
  })
})
