import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import { issueCertificate } from '../../shared/contract/certificate'
import type { CaseCommand } from '../../shared/domain/case/event'
import { dayOf } from '../../shared/domain/time'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import { disagreements } from '../support/case-ledger'
import { type CrashHall, startCrashHall } from '../support/crash-hall'
import { databaseOf, issuerDeps } from '../support/document'
import { OPENING } from '../support/hall'
import { testClock } from '../support/hall/clock'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { authorise } from '../support/officers'
import { pool } from '../support/pool'
import { Back, everybody } from '../support/under-way'
import { CENTRE } from '../support/visitor'

/** Of each kind of work; the hall is killed when so many pieces of it have been acknowledged. */
const EACH = 24
const DEATHS = [20, 60]
const clock = testClock(OPENING)
const GROUND = '招牌超出规定的大小'

/** One thing somebody does to a case, with the same key however often it has to be sent. */
interface Piece {
  applicationId: string
  /** Events it leaves. */
  leaves: readonly string[]
  send(index: number): Promise<{ status: number; code: string | null; body: unknown }>
}

let hall: CrashHall
let pieces: Piece[]
let versions: Map<string, number>

beforeAll(async () => {
  hall = await startCrashHall()
  const db = new Database(hall.path, { timeout: 5 })
  const back = new Back({ db, clock })
  const [clerks, approvers, issuers, applicants] = [8, 8, 8, 12].map((count) => makeCrowd(db, clock, count))
  const staff = { clerks: await clerks, approvers: await approvers, issuers: await issuers }
  for (const one of staff.clerks ?? []) giveRole(db, clock, one, 'clerk', CENTRE)
  for (const one of staff.issuers ?? []) giveRole(db, clock, one, 'issuer', CENTRE)
  for (const one of staff.approvers ?? []) {
    giveRole(db, clock, one, 'approver', null, 'urban')
    authorise({ db }, one, 'urban')
  }
  const residents = (await applicants) ?? []
  pieces = []
  for (let index = 0; index < EACH; index++) {
    const owner = residents[index % residents.length]?.accountId ?? ''
    pieces.push(...(await piecesFor(back, owner, staff as Crew)))
  }
  versions = new Map(pieces.map(({ applicationId }) => [applicationId, back.versionOf(applicationId)]))
  back.close()
  db.close()
})
afterAll(() => hall.close())

type Crew = Record<'clerks' | 'approvers' | 'issuers', Resident[]>

/** Accepts one, frees two with the grant they wait for, refuses one and issues one. */
async function piecesFor(back: Back, owner: string, crew: Crew): Promise<Piece[]> {
  const fresh = await back.submit(owner, [{ item: 'sign-permit' }])
  const bundle = await back.submit(owner, [
    { item: 'prepackaged-filing' },
    { item: 'sign-permit', after: ['prepackaged-filing'] },
    { item: 'sewer-permit', after: ['prepackaged-filing'] },
  ])
  const bad = await back.submit(owner, [{ item: 'sign-permit' }])
  await back.review(bad.caseOf('sign-permit'))
  const advice: CaseCommand = {
    kind: 'opinion',
    data: { advice: 'disagree' },
    words: JSON.stringify({ text: GROUND, points: {} }),
  }
  for (const officer of ['one', 'two']) await back.act(bad.caseOf('sign-permit'), [advice], everybody(officer))
  const granted = await back.submit(owner, [{ item: 'sewer-permit' }])
  await back.grant(granted.caseOf('sewer-permit'))

  const command = (of: typeof fresh, item: string, as: readonly Resident[], doing: DeskCommand): Piece['send'] => {
    const [base, key] = [back.versionOf(of.id), `${doing.kind}-${of.id}`]
    const body = { base, commands: [{ caseId: of.caseOf(item), command: doing }] }
    return (index) => hall.call(act, { as: one(as, index), params: { id: of.id }, body, key })
  }
  const refusal: DeskCommand = { kind: 'refuse', data: { grounds: [GROUND] }, words: GROUND }
  const accept = command(fresh, 'sign-permit', crew.clerks, { kind: 'accept', data: {} })
  const grant = command(bundle, 'prepackaged-filing', crew.clerks, { kind: 'grant', data: {} })
  const refuse = command(bad, 'sign-permit', crew.approvers, refusal)
  const certificate = {
    ...{ base: back.versionOf(granted.id), number: `N-${granted.number}`, validFrom: dayOf(OPENING) },
  }
  const issue: Piece['send'] = (index) =>
    hall.call(issueCertificate, {
      ...{ as: one(crew.issuers, index), params: { id: granted.caseOf('sewer-permit') }, key: `issue-${granted.id}` },
      body: certificate,
    })
  const freed = ['accept', 'close', 'grant', 'prerequisite_out', 'prerequisite_out', 'start', 'start']
  return [
    { applicationId: fresh.id, leaves: ['accept'], send: accept },
    { applicationId: bundle.id, leaves: freed, send: grant },
    { applicationId: bad.id, leaves: ['refuse'], send: refuse },
    { applicationId: granted.id, leaves: ['issue'], send: issue },
  ]
}

function one(crowd: readonly Resident[], index: number): Resident {
  const someone = crowd[index % crowd.length]
  if (!someone) throw new Error('nobody came')
  return someone
}

interface Left {
  /** Application and kind of event that came with the crashes. */
  events: { application_id: string; kind: string }[]
  version: Map<string, number>
}

/** Reads what is in the file of a hall that is down, after everything in it was found to agree. */
async function autopsy(): Promise<Left> {
  const db = new Database(hall.path)
  const own = databaseOf({ db, clock })
  try {
    expect(db.prepare('PRAGMA integrity_check').get([])).toMatchObject({ integrity_check: 'ok' })
    const context = Context.system(issuerDeps({ db, clock }, own), 'test-verify', clock.now())
    expect((await verifyChains(context)).broken).toEqual([])
    expect(disagreements(db)).toEqual([])
    const events = db.prepare(`SELECT e.application_id, e.kind FROM case_event e JOIN audit a ON a.entity = 'case'
      AND a.entity_id = e.case_id AND a.action = e.kind WHERE a.request_id NOT LIKE 'job-%' ORDER BY e.kind`)
    const rows = db.prepare('SELECT id, version FROM application').all([]) as { id: string; version: number }[]
    return {
      events: events.all([]) as Left['events'],
      version: new Map(rows.map(({ id, version }) => [id, version])),
    }
  } finally {
    own.close()
    db.close()
  }
}

/** Of each application: nothing of its piece, or all of it and the version moved on by one. */
function expectWhole({ events, version }: Left): Set<string> {
  const whole = new Set<string>()
  for (const { applicationId, leaves } of pieces) {
    const kinds = events.filter(({ application_id }) => application_id === applicationId).map(({ kind }) => kind)
    const turns = (version.get(applicationId) ?? 0) - (versions.get(applicationId) ?? 0)
    if (turns === 0) expect(kinds).toEqual([])
    else {
      expect({ turns, kinds }).toEqual({ turns: 1, kinds: [...leaves] })
      whole.add(applicationId)
    }
  }
  return whole
}

describe('a hall that is killed while cases are accepted, granted, refused and issued', () => {
  it('has everything it acknowledged, once and whole; what was not is there wholly or not at all', async () => {
    const acknowledged = new Map<string, unknown>()
    /** Everything once more, whoever was answered before: the same key, the same answer. */
    const work = async (death: number | null) => {
      await pool(pieces, 48, async ({ applicationId, send }, index) => {
        const reply = await send(index).catch(() => null)
        if (reply === null) return
        expect(reply).toMatchObject({ code: null })
        const before = acknowledged.get(applicationId)
        if (before !== undefined) expect(reply.body).toEqual(before)
        acknowledged.set(applicationId, reply.body)
        if (acknowledged.size === death) void hall.kill()
      })
    }
    for (const death of DEATHS) {
      await work(death)
      expect(acknowledged.size).toBeGreaterThanOrEqual(death)
      expect(acknowledged.size).toBeLessThan(pieces.length)
      await hall.kill()
      const whole = expectWhole(await autopsy())
      for (const id of acknowledged.keys()) expect(whole.has(id)).toBe(true)
      await hall.restart()
    }
    await work(null)
    expect(acknowledged.size).toBe(pieces.length)
    await hall.kill()
    expect(expectWhole(await autopsy()).size).toBe(pieces.length)
  }, 180_000)
})
