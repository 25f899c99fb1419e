import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import {
  listDeskDocuments,
  listDocuments,
  readDeskDocument,
  readDocument,
  revokeDocument,
  verifyDocument,
} from '../../shared/contract/document'
import { paperNumber } from '../../shared/domain/document/number'
import type { NodeDb } from '../../worker/db/node-client'
import type { Deps } from '../../worker/service/deps'
import { databaseOf, type FiledApplication, fileApplication, issue, issuerDeps, REFUSED } from '../support/document'
import { accountOf, type Hall, startHall } from '../support/hall'
import type { Login } from '../support/hall/client'
import { CENTRE, STREET } from '../support/visitor'

const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')
const OLD = `1:${key('s')}`
const NAME = '欧阳小满'
const RECEIPT = {
  kind: 'receipt',
  items: [{ name: { zh: '食品经营许可证', en: 'Food business licence' }, answerDays: 5, byLaw: true, waits: false }],
  materials: [{ zh: '平面图', en: 'Floor plan' }],
} as const

let hall: Hall
let db: NodeDb
let deps: Deps
let owner: Login
let application: FiledApplication

beforeAll(async () => {
  // The hall has the next key already: what the first one signed must stay genuine.
  hall = await startHall({ environment: { DOCUMENT_KEYS: `${OLD},2:${key('r')}` } })
  db = databaseOf(hall)
  deps = issuerDeps(hall, db, { DOCUMENT_KEYS: OLD })
  owner = await hall.login('13700000001')
  application = await fileApplication(hall, deps, { accountId: accountOf(owner), name: NAME })
})
afterAll(async () => {
  db.close()
  await hall.close()
})

const verify = async (code: string) => (await hall.call(verifyDocument, { params: { id: code } })).answer
const change = (code: string, set: string, ...values: (string | number)[]) =>
  hall.db.prepare(`UPDATE document SET ${set} WHERE id = ?`).run([...values, code])

describe('the number', () => {
  it('is given once each, without a gap, to 200 papers written at once over two connections', async () => {
    const second = databaseOf(hall)
    const writers = [deps, issuerDeps(hall, second, { DOCUMENT_KEYS: OLD })]
    const shelf = await Promise.all(Array.from({ length: 20 }, () => fileApplication(hall, deps)))
    const issued = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        issue(hall, writers[index % 2] ?? deps, shelf[index % 20] ?? application),
      ),
    )
    second.close()
    const series = { word: '金市监', kind: 'refusal', year: 2026 } as const
    const wanted = Array.from({ length: 200 }, (_, index) => paperNumber(series, index + 1))
    expect(issued.map(({ number }) => number).sort()).toEqual(wanted)
    expect(hall.db.prepare('SELECT last FROM document_number').all([])).toEqual([{ last: 200 }])
    expect((await verify(issued[137]?.code ?? '')).paper?.number).toBe(issued[137]?.number)
  })

  it('is not spent when the batch is undone', async () => {
    const broken = { ...application, id: 'nobody-filed-this' }
    await expect(issue(hall, deps, broken)).rejects.toThrow()
    const { number } = await issue(hall, deps, application)
    expect(number).toContain('第 00201 号')
  })

  it('begins again for another kind and another year', async () => {
    const receipt = await issue(hall, deps, application, RECEIPT)
    expect(receipt.number).toBe('（金政务）证照联办收〔2026〕第 00001 号')
    const now = hall.clock.now()
    hall.clock.set(Date.UTC(2026, 11, 31, 16, 0))
    const { number } = await issue(hall, deps, application)
    hall.clock.set(now)
    expect(number, 'midnight in Shanghai is the new year').toBe('（金市监）证照联办不准〔2027〕第 00001 号')
  })
})

describe('the public answer', () => {
  it('is kind, number, date and masked holder, and nothing more', async () => {
    const { code, number } = await issue(hall, deps, application)
    const reply = await hall.call(verifyDocument, { params: { id: code } })
    expect(reply.answer).toEqual({
      state: 'genuine',
      paper: {
        kind: 'refusal',
        title: { zh: '不予行政许可决定书', en: 'Decision to refuse a licence' },
        number,
        day: '2026-09-14',
        holder: '欧阳**',
      },
    })
    const text = JSON.stringify(reply.answer)
    for (const secret of [NAME, application.id, application.number, REFUSED.reasons[0]])
      expect(text).not.toContain(secret)
  })

  it('knows no made-up code', async () => {
    expect(await verify('1234567890abcdefghij')).toEqual({ state: 'unknown', paper: null })
  })

  it('is limited for each address', async () => {
    const ask = (address: string) =>
      fetch(`${hall.origin}/api/v1/documents/made-up/verify`, { headers: { 'x-forwarded-for': address } })
    const statuses = await Promise.all(Array.from({ length: 70 }, async () => (await ask('203.0.113.9')).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(60)
    expect(statuses.filter((status) => status === 429)).toHaveLength(10)
    expect((await ask('203.0.113.10')).status).toBe(200)
  })
})

describe('a paper that was touched', () => {
  const altered: [string, (code: string, other: { code: string; number: string }) => void][] = [
    ['other words, sealed with the right key', (code) => void reseal(code)],
    ['the words of another paper', (code, other) => void copy(code, other.code)],
    [
      'a signature of another paper',
      (code, other) => void change(code, 'signature = (SELECT signature FROM document WHERE id = ?)', other.code),
    ],
    ['a signature that is none', (code) => void change(code, "signature = 'not base64 at all'")],
    ['a key nobody has', (code) => void change(code, "signer_key = 'ed25519-9'")],
    ['another algorithm', (code) => void change(code, "algorithm = 'none'")],
    ['another kind', (code) => void change(code, "kind = 'grant'")],
    [
      'a number of another series',
      (code) => void change(code, 'number = ?', '（金市监）证照联办准〔2026〕第 90000 号'),
    ],
  ]
  const resealed = new Map<string, Promise<void>>()
  function reseal(code: string): void {
    resealed.set(code, rewrite(code))
  }
  function copy(code: string, from: string): void {
    change(code, 'content_sealed = (SELECT content_sealed FROM document WHERE id = ?)', from)
  }
  /** What somebody with the database and the data keys, but without the signing key, could do. */
  async function rewrite(code: string): Promise<void> {
    const { keyId } = application
    const { wrapped, version } = hall.db
      .prepare('SELECT wrapped, version FROM person_key WHERE id = ?')
      .get([keyId]) as { wrapped: string; version: number }
    const opened = await deps.vault.openKey(keyId, wrapped, version)
    const spot = `document/${code}/content_sealed`
    const row = hall.db.prepare('SELECT content_sealed FROM document WHERE id = ?').get([code]) as {
      content_sealed: string
    }
    const text = await deps.vault.unseal(opened, spot, row.content_sealed)
    change(code, 'content_sealed = ?', await deps.vault.seal(opened, spot, text.replace('不予', '准予')))
  }

  it.each(altered)('is unknown: %s', async (_what, alter) => {
    const [paper, other] = [await issue(hall, deps, application), await issue(hall, deps, application)]
    expect((await verify(paper.code)).state).toBe('genuine')
    alter(paper.code, other)
    await resealed.get(paper.code)
    expect(await verify(paper.code)).toEqual({ state: 'unknown', paper: null })
    expect((await verify(other.code)).state).toBe('genuine')
    expect(hall.log().some((line) => line.includes('a document does not fit its signature'))).toBe(true)
    expect(hall.log().join('\n')).not.toContain(NAME)
  })

  it('is shown to its owner with the warning that it is not what was issued', async () => {
    const { code } = await issue(hall, deps, application)
    await rewrite(code)
    const { answer } = await hall.call(readDocument, { as: owner, params: { id: code } })
    expect(answer.isAuthentic).toBe(false)
  })
})

describe('the keys', () => {
  it('change, and what the old one signed stays genuine; the old one’s public half is enough', async () => {
    const { code } = await issue(hall, deps, application)
    expect((await verify(code)).state).toBe('genuine')
    const [old = ''] = await deps.documentSigner.publicKeys()
    expect(old).toMatch(/^1:public:/)
    const rotated = issuerDeps(hall, db, { DOCUMENT_KEYS: `${old},2:${key('r')}` })
    const row = hall.db.prepare('SELECT algorithm, signer_key, signature FROM document WHERE id = ?').get([code])
    expect(row).toMatchObject({ algorithm: 'Ed25519', signer_key: 'ed25519-1' })
    const signed = await deps.documentSigner.sign('a text')
    expect(await rotated.documentSigner.verify('a text', signed)).toBe(true)
    expect(await rotated.documentSigner.verify('another text', signed)).toBe(false)
    expect((await rotated.documentSigner.sign('a text')).keyId).toBe('ed25519-2')
    const newer = await issue(hall, rotated, application)
    expect((await verify(newer.code)).state, 'signed with the new key').toBe('genuine')
  })

  it('are asked for by name when one is wrong', () => {
    for (const wrong of ['', '1:short', `1:public:${key('s')}`, `0:${key('s')}`, `1:private:${key('s')}`])
      expect(() => issuerDeps(hall, db, { DOCUMENT_KEYS: wrong }), wrong).toThrow(/DOCUMENT_KEYS/)
  })
})

describe('reading', () => {
  it('shows the owner every paper, oldest first, each whole', async () => {
    const mine = await fileApplication(hall, deps, { accountId: accountOf(owner), name: NAME })
    const receipt = await issue(hall, deps, mine, RECEIPT)
    hall.clock.advance(60_000)
    const refusal = await issue(hall, deps, mine)
    const { answer } = await hall.call(listDocuments, { as: owner, params: { id: mine.id } })
    expect(answer.documents.map(({ code, kind, state }) => [code, kind, state])).toEqual([
      [receipt.code, 'receipt', 'genuine'],
      [refusal.code, 'refusal', 'genuine'],
    ])
    const { answer: paper } = await hall.call(readDocument, { as: owner, params: { id: refusal.code } })
    expect(paper).toMatchObject({
      number: refusal.number,
      holder: NAME,
      applicationNumber: mine.number,
      isSample: true,
      isAuthentic: true,
      authority: { zh: '金牛区市场监督管理局', en: 'Jinniu District Market Regulation Bureau' },
      signedWith: 'Ed25519 ed25519-1',
      revokedAt: null,
    })
    expect(paper.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(paper.sheet.remedies).toHaveLength(3)
  })

  it('keeps what was issued when the catalogue says something else later', async () => {
    const catalogue = structuredClone(deps.catalogue)
    const [market] = catalogue.departments
    if (market) market.name = { zh: '区从前的局', en: 'Former Bureau' }
    const { code } = await issue(hall, { ...deps, catalogue }, application)
    const { answer } = await hall.call(readDocument, { as: owner, params: { id: code } })
    expect([answer.authority.zh, answer.isAuthentic]).toEqual(['金牛区从前的局', true])
  })

  it('is for its owner, its service point and its department', async () => {
    const { code } = await issue(hall, deps, application)
    const receipt = await issue(hall, deps, application, RECEIPT)
    const stranger = await hall.login('13700000099')
    expect((await hall.call(readDocument, { as: stranger, params: { id: code } })).code).toBe('NOT_FOUND')
    expect((await hall.call(listDocuments, { as: stranger, params: { id: application.id } })).code).toBe('NOT_FOUND')
    const reads = async (who: Login) => {
      const read = await hall.call(readDeskDocument, { as: who, params: { id: code } })
      const whole = await hall.call(readDeskDocument, { as: who, params: { id: receipt.code } })
      const list = await hall.call(listDeskDocuments, { as: who, params: { id: application.id } })
      return [read.code, whole.code, list.code]
    }
    const out = 'NOT_FOUND'
    expect(await reads(await hall.staff('clerk', CENTRE))).toEqual([null, null, null])
    expect(await reads(await hall.staff('clerk', STREET))).toEqual([out, out, out])
    expect(await reads(await hall.staff('reviewer', null, 'market'))).toEqual([null, null, null])
    expect(await reads(await hall.staff('reviewer', null, 'fire'))).toEqual([out, out, out])
    expect(
      (await hall.call(readDeskDocument, { as: await hall.staff('kiosk', CENTRE), params: { id: code } })).code,
    ).toBe('FORBIDDEN')
  })

  it('of an application with two departments shows each its own and the hall’s', async () => {
    const shared = await fileApplication(hall, deps)
    hall.db
      .prepare(
        `INSERT INTO "case" (id, application_id, ordinal, item_id, workflow_id, variant, route, kind, department_id, point_id, after,
          state, stage, queue, seq, head_hash)
          SELECT ?, application_id, 2, 'fire-check', workflow_id, variant, route, kind, 'fire', point_id, after, state, stage, queue, 1, ''
          FROM "case" WHERE id = ?`,
      )
      .run([`${shared.caseId}-2`, shared.caseId])
    await issue(hall, deps, shared, RECEIPT)
    await issue(hall, deps, shared)
    const kinds = async (department: string) => {
      const as = await hall.staff('approver', null, department)
      const { answer } = await hall.call(listDeskDocuments, { as, params: { id: shared.id } })
      return answer.documents.map(({ kind }) => kind)
    }
    expect(await kinds('market')).toEqual(['receipt', 'refusal'])
    expect(await kinds('fire')).toEqual(['receipt'])
  })

  it('by staff leaves a trace', async () => {
    const { code } = await issue(hall, deps, application)
    await hall.call(readDeskDocument, { as: await hall.staff('clerk', CENTRE), params: { id: code } })
    const rows = hall.db.prepare("SELECT action FROM audit WHERE entity = 'document' AND entity_id = ?").all([code])
    expect(rows).toEqual([{ action: 'read' }])
  })
})

describe('revoking', () => {
  it('is told to whoever checks, keeps the paper, and happens once', async () => {
    const { code, number } = await issue(hall, deps, application)
    const supervisor = await hall.staff('supervisor', CENTRE)
    const body = { reason: '日期写错了，另发一份。' }
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => hall.call(revokeDocument, { as: supervisor, params: { id: code }, body })),
    )
    expect(tries.map((one) => one.code).sort()).toEqual([...Array(4).fill('DOCUMENT_REVOKED'), null])
    expect(await verify(code)).toMatchObject({ state: 'revoked', paper: { number, holder: '欧阳**' } })
    const { answer } = await hall.call(readDocument, { as: owner, params: { id: code } })
    expect(answer).toMatchObject({ state: 'revoked', revokedWhy: body.reason, isAuthentic: true })
    const raw = hall.db.prepare('SELECT revoked_why_sealed FROM document WHERE id = ?').get([code])
    expect(JSON.stringify(raw)).not.toContain('日期')
    const next = await issue(hall, deps, application)
    expect(next.number, 'its number is not given again').not.toBe(number)
    const { answer: inbox } = await hall.call(listMessages, { as: owner, query: {} })
    const told = inbox.messages.filter(({ topic }) => topic === 'document_revoked')
    expect(told.map(({ ref }) => ref)).toEqual([{ kind: 'application', id: application.id }])
    expect(told[0]?.title).toBe('《不予行政许可决定书》作废了')
  })

  it('is for the department’s approver and the point’s supervisor only', async () => {
    const { code } = await issue(hall, deps, application)
    const revoke = async (as: Login) =>
      (await hall.call(revokeDocument, { as, params: { id: code }, body: { reason: '发错了' } })).code
    expect(await revoke(owner)).toBe('FORBIDDEN')
    expect(await revoke(await hall.staff('clerk', CENTRE))).toBe('FORBIDDEN')
    expect(await revoke(await hall.staff('approver', null, 'fire'))).toBe('NOT_FOUND')
    expect(await revoke(await hall.staff('supervisor', STREET))).toBe('NOT_FOUND')
    expect(await revoke(await hall.staff('approver', null, 'market'))).toBeNull()
  })

  it('of a forged paper does not make it ours', async () => {
    const { code } = await issue(hall, deps, application)
    change(code, "signature = ''")
    const supervisor = await hall.staff('supervisor', CENTRE)
    await hall.call(revokeDocument, { as: supervisor, params: { id: code }, body: { reason: '是伪造的' } })
    expect((await verify(code)).state).toBe('unknown')
  })
})

it('signs the same on both targets', async () => {
  const { code } = await issue(hall, issuerDeps(hall, db, { DOCUMENT_KEYS: `${OLD},2:${key('r')}` }), application)
  expect((await verify(code)).state).toBe('genuine')
})
