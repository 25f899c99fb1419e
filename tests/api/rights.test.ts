import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delegate } from '../../shared/contract/authority'
import { act as actEndpoint } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import type { NodeDb } from '../../worker/db/node-client'
import type { Db } from '../../worker/db/statement'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { act } from '../../worker/service/desk/act'
import { actOn, lookAt, receive, SIGN_ONLY } from '../support/application'
import { type Behind, startBehind } from '../support/document'
import { accountOf, type Hall, type Login } from '../support/hall'
import { authorise, type Officers, officersOf } from '../support/officers'
import { CENTRE } from '../support/visitor'

const GROUND = '招牌超出规定的大小'
const REFUSE: DeskCommand = { kind: 'refuse', data: { grounds: [GROUND] }, words: GROUND }
const NO: DeskCommand = { kind: 'opinion', data: { advice: 'disagree' }, words: GROUND }

let behind: Behind
let hall: Hall
let db: NodeDb
let deps: Deps
let clerk: Login
let urban: Officers

beforeAll(async () => {
  behind = await startBehind()
  ;({ hall, db, deps } = behind)
  clerk = await hall.staff('clerk', CENTRE)
  urban = await officersOf(hall, 'urban')
})
afterAll(() => behind?.close())

const run = (sql: string, ...values: (string | number)[]) => hall.db.prepare(sql).run(values).changes
const sessionOf = (login: Login): string =>
  (hall.db.prepare('SELECT id FROM session WHERE account_id = ?').get([accountOf(login)]) as { id: string }).id

/** Two reviewers said no: it waits for its decision. */
async function ripe(): Promise<DeskView> {
  const received = await receive(hall, clerk, SIGN_ONLY)
  const caseId = received.cases[0]?.id ?? ''
  const accepted = await actOn(hall, clerk, received, [{ caseId, command: { kind: 'accept', data: {} } }])
  const first = await actOn(hall, urban.reviewer, accepted.answer, [{ caseId, command: NO }])
  return (await actOn(hall, urban.secondReviewer, first.answer, [{ caseId, command: NO }])).answer
}

/** Decides, while something happens between what was read and what is written. @returns the code, or null */
async function decideWhile(as: Login, view: DeskView, meanwhile: () => void): Promise<unknown> {
  const between: Db = {
    read: (queries) => db.read(queries),
    write: (writes) => {
      meanwhile()
      return db.write(writes)
    },
    close: () => undefined,
  }
  const context = new Context(
    { ...deps, db: () => between },
    {
      ...{ requestId: 'rights', now: hall.clock.now(), access: actEndpoint.access, idempotency: null, address: null },
      claims: { accountId: accountOf(as), sessionId: sessionOf(as) },
    },
  )
  const commands = [{ caseId: view.cases[0]?.id ?? '', command: REFUSE }]
  try {
    await act(context, { id: view.id, base: view.version, commands })
    return null
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
const stateOf = async ({ id }: DeskView) => (await lookAt(hall, clerk, id)).cases[0]?.state

describe('a right that is taken away while somebody decides', () => {
  async function chief(): Promise<Login> {
    const login = await hall.staff('approver', null, 'urban')
    authorise(hall, login, 'urban')
    return login
  }
  const TAKEN = {
    role: (as: Login) => run('UPDATE role_grant SET revoked_at = ? WHERE account_id = ?', 1, accountOf(as)),
    authorisation: (as: Login) => run('UPDATE authorisation SET revoked_at = ? WHERE account_id = ?', 1, accountOf(as)),
    items: (as: Login) => run('UPDATE authorisation SET items = ? WHERE account_id = ?', '["other"]', accountOf(as)),
    session: (as: Login) => run('UPDATE session SET revoked_at = ? WHERE account_id = ?', 1, accountOf(as)),
    account: (as: Login) => run('UPDATE account SET deleted_at = ? WHERE id = ?', 1, accountOf(as)),
  }

  it.each(Object.entries(TAKEN))('%s: stops it, and nothing is written', async (_, take) => {
    const [as, view] = [await chief(), await ripe()]
    const count = () => (hall.db.prepare('SELECT COUNT(*) AS n FROM audit').get([]) as { n: number }).n
    const before = count()
    const code = await decideWhile(as, view, () => expect(take(as)).toBeGreaterThan(0))
    expect([code, await stateOf(view), count() - before]).toEqual(['RIGHTS_CHANGED', 'review', 0])
  })

  it('is none: what others lose does not stop it', async () => {
    const [as, other, view] = [await chief(), await chief(), await ripe()]
    expect(await decideWhile(as, view, () => TAKEN.role(other))).toBeNull()
    expect(await stateOf(view)).toBe('refused')
  })

  it('stops who stands in when the stand-in ends, or the one who lent it loses the right', async () => {
    const lend = async () => {
      const [from, to] = [await chief(), await hall.staff('inspector', null, 'urban')]
      const body = { phone: to.phone, departmentId: 'urban', fromDay: '2026-09-14', toDay: '2026-09-18' }
      expect((await hall.call(delegate, { as: from, body })).code).toBeNull()
      return { from, to }
    }
    const first = await lend()
    const view = await ripe()
    const ended = () => run('UPDATE delegation SET ended_at = 1 WHERE to_account_id = ?', accountOf(first.to))
    expect(await decideWhile(first.to, view, ended)).toBe('RIGHTS_CHANGED')
    const second = await lend()
    expect(await decideWhile(second.to, view, () => TAKEN.authorisation(second.from))).toBe('RIGHTS_CHANGED')
    expect(await stateOf(view)).toBe('review')
    const third = await lend()
    expect(await decideWhile(third.to, view, () => undefined)).toBeNull()
    expect(await stateOf(view)).toBe('refused')
  })
})
