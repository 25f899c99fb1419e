import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSENT_VERSION } from '../../shared/contract/account'
import {
  type ApplicationView,
  readApplication,
  saveDraft,
  withdrawApplication,
} from '../../shared/contract/application'
import { delegate } from '../../shared/contract/authority'
import * as desk from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import { readPickup } from '../../shared/contract/certificate'
import type * as deskView from '../../shared/contract/desk-view'
import { listDeskDocuments, listDocuments, readDeskDocument, readDocument } from '../../shared/contract/document'
import { openFile, openFileAsStaff } from '../../shared/contract/file'
import * as inspectionPlan from '../../shared/contract/inspection-plan'
import * as ownInspection from '../../shared/contract/own-inspection'
import { readProgress } from '../../shared/contract/progress'
import * as workList from '../../shared/contract/work-list'
import { actOn, FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { accountOf, type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { identify } from '../support/hall/identify'
import { identityNumber } from '../support/identity-number'
import { type Officers, officersOf } from '../support/officers'
import { sendPhoto } from '../support/photo'
import { CENTRE, STREET } from '../support/visitor'

const MONDAY = shanghai('2026-09-14 09:30')
const GROUND = '招牌超出规定的大小'
const REFUSE: DeskCommand = { kind: 'refuse', data: { grounds: [GROUND] }, words: GROUND }

let hall: Hall
let stranger: () => Resident
let clerk: Login
let urban: Officers

beforeAll(async () => {
  hall = await startHall({ now: MONDAY })
  stranger = await strangers(hall, 14)
  clerk = await hall.staff('clerk', CENTRE)
  urban = await officersOf(hall, 'urban')
})
afterAll(() => hall.close())

const on = (view: deskView.DeskView, command: DeskCommand, itemId = 'sign-permit') => [
  { caseId: view.cases.find((one) => one.itemId === itemId)?.id ?? '', command },
]
async function step(as: Login, view: deskView.DeskView, command: DeskCommand): Promise<deskView.DeskView> {
  const reply = await actOn(hall, as, view, on(view, command))
  if (reply.code !== null) throw new Error(`${command.kind}: ${reply.code}`)
  return reply.answer
}
const changes = (): number =>
  (hall.db.prepare('SELECT COUNT(*) AS n FROM audit').get([]) as { n: number }).n +
  (hall.db.prepare('SELECT COUNT(*) AS n FROM access_log').get([]) as { n: number }).n

/** Sends every request as somebody. @returns what each was answered with */
type Requests = Readonly<Record<string, (as?: Login) => Promise<{ code: string | null }>>>
async function answersOf(requests: Requests, as?: Login): Promise<Record<string, string | null>> {
  const answers: Record<string, string | null> = {}
  for (const [name, send] of Object.entries(requests)) answers[name] = (await send(as)).code
  return answers
}
const every = (requests: Requests, code: string | null) =>
  Object.fromEntries(Object.keys(requests).map((name) => [name, code]))
/** Somebody, or nobody at all. */
const by = (as?: Login) => (as === undefined ? {} : { as })

describe('a case of a department', () => {
  /** Five items online; the sign is accepted, and its rendering is a page of that paper alone. */
  async function application() {
    const as = stranger()
    const view = await submit(hall, as, await complete(hall, as, FIVE_ITEMS))
    hall.db
      .prepare("DELETE FROM application_file WHERE application_id = ? AND material_id <> 'sign-rendering'")
      .run([view.id])
    const accepted = await step(clerk, await lookAt(hall, clerk, view.id), { kind: 'accept', data: {} })
    const papers = (await hall.call(listDeskDocuments, { as: clerk, params: { id: view.id } })).answer.documents
    const paper = papers.find(({ kind }) => kind === 'acceptance')?.code ?? ''
    return { as, view, accepted, paper, fileId: pageOf(view) }
  }
  const pageOf = (view: ApplicationView) =>
    view.materials.find(({ id }) => id === 'sign-rendering')?.pages[0]?.fileId ?? ''

  it('is open to its own officers and to nobody else, whatever they ask for', async () => {
    const { as: applicant, view, accepted, paper, fileId } = await application()
    const params = { id: view.id }
    const note: DeskCommand = { kind: 'opinion', data: { advice: 'note' }, words: '等效果图' }
    const requests = {
      read: (as) => hall.call(desk.readDesk, { ...by(as), params }),
      reveal: (as) => hall.call(desk.revealApplicant, { ...by(as), params, body: { purpose: 'decision' } }),
      list: (as) => hall.call(workList.listWork, { ...by(as), query: { queue: 'review', departmentId: 'urban' } }),
      papers: (as) => hall.call(listDeskDocuments, { ...by(as), params }),
      paper: (as) => hall.call(readDeskDocument, { ...by(as), params: { id: paper } }),
      page: (as) => hall.call(openFileAsStaff, { ...by(as), params: { id: fileId } }),
      act: (as) =>
        hall.call(desk.act, { ...by(as), params, body: { base: accepted.version, commands: on(accepted, note) } }),
    } satisfies Requests
    const [former, lapsed] = [await hall.staff('reviewer', null, 'urban'), await hall.staff('reviewer', null, 'urban')]
    const end = (column: string, who: Login) =>
      hall.db
        .prepare(`UPDATE role_grant SET ${column} = ? WHERE account_id = ?`)
        .run([hall.clock.now(), accountOf(who)])
    end('revoked_at', former)
    end('expires_at', lapsed)

    const elsewhere = [await hall.staff('reviewer', null, 'health'), await hall.staff('clerk', STREET)]

    const before = changes()
    expect(await answersOf(requests)).toEqual(every(requests, 'UNAUTHENTICATED'))
    for (const nobodyHere of [applicant, stranger(), former, lapsed])
      expect(await answersOf(requests, nobodyHere)).toEqual(every(requests, 'FORBIDDEN'))
    for (const other of elsewhere) expect(await answersOf(requests, other)).toEqual(every(requests, 'NOT_FOUND'))
    expect(changes() - before, 'rows written for those who were refused').toBe(0)

    // A department with another case of the same application: the whole is its work too, this case is not.
    const fellow = await hall.staff('reviewer', null, 'water')
    expect(await answersOf(requests, fellow)).toEqual({
      ...{ read: null, reveal: null, papers: null },
      ...{ list: 'NOT_FOUND', paper: 'NOT_FOUND', page: 'NOT_FOUND', act: 'CASE_ROLE' },
    })
    const seen = (await hall.call(listDeskDocuments, { as: fellow, params })).answer.documents
    expect(seen.map(({ code }) => code)).not.toContain(paper)
    expect(await answersOf(requests, urban.reviewer)).toEqual(every(requests, null))
  })

  it('is the applicant’s own on the other side of the window', async () => {
    const { as: applicant, view, fileId } = await application()
    const params = { id: view.id }
    const papers = (await hall.call(listDocuments, { as: applicant, params })).answer.documents
    const requests = {
      read: (as) => hall.call(readApplication, { ...by(as), params }),
      progress: (as) => hall.call(readProgress, { ...by(as), params }),
      papers: (as) => hall.call(listDocuments, { ...by(as), params }),
      paper: (as) => hall.call(readDocument, { ...by(as), params: { id: papers[0]?.code ?? '' } }),
      page: (as) => hall.call(openFile, { ...by(as), params: { id: fileId } }),
      pickup: (as) => hall.call(readPickup, { ...by(as), params }),
      withdraw: (as) => hall.call(withdrawApplication, { ...by(as), params, body: {} }),
    } satisfies Requests
    expect(await answersOf(requests)).toEqual(every(requests, 'UNAUTHENTICATED'))
    // Who handles it does so at a desk, with a trace, and not as the applicant.
    for (const other of [stranger(), clerk, urban.approver])
      expect(await answersOf(requests, other)).toEqual(every(requests, 'NOT_FOUND'))
    expect(await answersOf(requests, applicant)).toEqual(every(requests, null))
  })
})

describe('somebody who stands in for a colleague on leave', () => {
  const leave = { departmentId: 'urban', fromDay: '2026-09-15', toDay: '2026-09-17' }

  /** Two reviewers said no: it waits for its decision. */
  async function ripe(): Promise<deskView.DeskView> {
    hall.clock.set(MONDAY)
    const accepted = await step(clerk, await receive(hall, clerk, SIGN_ONLY), { kind: 'accept', data: {} })
    const no: DeskCommand = { kind: 'opinion', data: { advice: 'disagree' }, words: GROUND }
    return step(urban.secondReviewer, await step(urban.reviewer, accepted, no), no)
  }
  const decide = async (as: Login, view: deskView.DeskView) => (await actOn(hall, as, view, on(view, REFUSE))).code

  it('decides from the first day of it to the last, and neither before nor after', async () => {
    const [early, late] = [await ripe(), await ripe()]
    await hall.call(delegate, { as: urban.approver, body: { ...leave, phone: urban.inspector.phone } })
    expect(await decide(urban.inspector, early)).toBe('CASE_ROLE')
    hall.clock.set(shanghai('2026-09-15 00:00'))
    expect(await decide(urban.inspector, early)).toBeNull()
    hall.clock.set(shanghai('2026-09-18 00:00'))
    expect(await decide(urban.inspector, late)).toBe('CASE_ROLE')
    expect(await decide(urban.approver, late)).toBeNull()
  })

  it('has nothing to lend on of somebody who has left, or who may not decide any more', async () => {
    const chief = await officersOf(hall, 'water').then(({ approver }) => approver)
    const deputy = await hall.staff('inspector', null, 'water')
    const second = await hall.staff('approver', null, 'water')
    hall.clock.set(MONDAY)
    const sewer = { subject: { kind: 'item', id: 'sewer-permit' }, answers: '' } as const
    const accept: DeskCommand = { kind: 'accept', data: {} }
    const received = await receive(hall, clerk, sewer)
    const accepted = (await actOn(hall, clerk, received, on(received, accept, 'sewer-permit'))).answer
    const reviewer = await hall.staff('reviewer', null, 'water')
    const no: DeskCommand = { kind: 'opinion', data: { advice: 'disagree' }, words: GROUND }
    const first = (await actOn(hall, reviewer, accepted, on(accepted, no, 'sewer-permit'))).answer
    const other = await hall.staff('reviewer', null, 'water')
    const view = (await actOn(hall, other, first, on(first, no, 'sewer-permit'))).answer
    const code = async (as: Login) => (await actOn(hall, as, view, on(view, REFUSE, 'sewer-permit'))).code
    for (const { phone } of [deputy, second])
      await hall.call(delegate, { as: chief, body: { ...leave, departmentId: 'water', phone } })
    hall.clock.set(shanghai('2026-09-16 10:00'))
    const set = (sql: string, value: number | null) => hall.db.prepare(sql).run([value, accountOf(chief)])

    set('UPDATE role_grant SET revoked_at = ? WHERE account_id = ?', hall.clock.now())
    // One has lost the borrowed role, the other, an approver too, the borrowed authorisation.
    expect([await code(deputy), await code(second)]).toEqual(['CASE_ROLE', 'CASE_NOT_AUTHORISED'])
    set('UPDATE role_grant SET revoked_at = ? WHERE account_id = ?', null)
    set('UPDATE authorisation SET revoked_at = ? WHERE account_id = ?', hall.clock.now())
    expect([await code(deputy), await code(second)]).toEqual(['CASE_NOT_AUTHORISED', 'CASE_NOT_AUTHORISED'])
    set('UPDATE authorisation SET revoked_at = ? WHERE account_id = ?', null)
    hall.db.prepare('UPDATE role_grant SET department_id = ? WHERE account_id = ?').run(['health', accountOf(deputy)])
    expect(await code(deputy)).toBe('NOT_FOUND')
    expect(await code(second)).toBeNull()
  })
})

describe('an agent (经办人)', () => {
  async function handedIn(scope: 'submit' | 'all'): Promise<{ as: Resident; view: ApplicationView }> {
    hall.clock.set(MONDAY)
    const as = stranger()
    const draft = await complete(hall, as, SIGN_ONLY)
    const person = {
      name: '帮办员',
      documentKind: 'id_card',
      document: identityNumber(),
      phone: '13612340002',
    } as const
    await identify(hall, as, person)
    const agent = { ...person, untilDay: '2026-09-16', scope }
    const { id: fileId } = await sendPhoto(hall, as)
    const { answer } = await hall.call(saveDraft, {
      ...{ as, params: { id: draft.id } },
      body: { base: draft.version, agent, materials: { 'agent-authorisation': { files: [fileId] } } },
    })
    return { as, view: await submit(hall, as, answer) }
  }

  it('acts as far as the authorisation goes, until its last day, and for no other application', async () => {
    const [narrow, wide] = [await handedIn('submit'), await handedIn('all')]
    const withdraw = async (as: Login, { id }: ApplicationView) =>
      (await hall.call(withdrawApplication, { as, params: { id }, body: {} })).code
    expect(await withdraw(narrow.as, narrow.view)).toBe('AGENT_NOT_AUTHORISED')
    expect(await withdraw(narrow.as, wide.view)).toBe('NOT_FOUND')
    hall.clock.set(shanghai('2026-09-17 00:00'))
    expect(await withdraw(wide.as, wide.view)).toBe('AGENT_NOT_AUTHORISED')
    hall.clock.set(shanghai('2026-09-16 23:59'))
    expect(await withdraw(wide.as, wide.view)).toBeNull()
  })

  it('agrees to no visit, asks for no other time and says nothing is put right without it, nor without consent', async () => {
    const [narrow, wide] = [await handedIn('submit'), await handedIn('all')]
    const visit = async ({ view }: { view: ApplicationView }) => {
      const accepted = await step(clerk, await lookAt(hall, clerk, view.id), { kind: 'accept', data: {} })
      const reviewed = await step(urban.reviewer, accepted, { kind: 'opinion', data: { advice: 'agree' } })
      const visitAt = MONDAY + 2 * 86_400_000
      const people = [urban.inspector, urban.secondInspector]
      const { answer } = await hall.call(inspectionPlan.planInspection, {
        as: urban.inspector,
        params: { id: view.id },
        body: {
          base: reviewed.version,
          caseIds: [reviewed.cases[0]?.id ?? ''],
          times: [visitAt],
          place: '样例大道 18 号',
          officers: people.map((one) => ({ departmentId: 'urban', accountId: accountOf(one) })),
        },
      })
      return { id: answer.id, visitAt, caseIds: [reviewed.cases[0]?.id ?? ''] }
    }
    const requests = (
      { as, view }: { as: Login; view: ApplicationView },
      { id, visitAt, caseIds }: Awaited<ReturnType<typeof visit>>,
    ): Requests => ({
      rectified: () => hall.call(ownInspection.sayRectified, { as, params: { id: view.id }, body: { caseIds } }),
      ask: () => hall.call(ownInspection.askOtherTime, { as, params: { id }, body: { base: 1, times: [visitAt] } }),
      agree: () => hall.call(ownInspection.agreeInspection, { as, params: { id }, body: { base: 1, visitAt } }),
    })
    const barred = requests(narrow, await visit(narrow))
    const before = changes()
    expect(await answersOf(barred)).toEqual(every(barred, 'AGENT_NOT_AUTHORISED'))
    expect(changes()).toBe(before)

    const open = requests(wide, await visit(wide))
    const consent = (version: string) =>
      hall.db.prepare('UPDATE account SET consent_version = ? WHERE id = ?').run([version, wide.as.accountId])
    consent('an older text')
    expect(await answersOf(open)).toEqual(every(open, 'CONSENT_NEEDED'))
    consent(CONSENT_VERSION)
    // Nothing was found yet, and who asks for another time has not agreed.
    expect(await answersOf(open)).toEqual({ rectified: 'CASE_STATE', ask: null, agree: 'CONFLICT' })
  })
})
