import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteMe } from '../../shared/contract/account'
import * as file from '../../shared/contract/file'
import { CHUNK_BYTES, MAX_FILE_BYTES } from '../../shared/domain/file'
import type { Write } from '../../worker/db/statement'
import { acceptFiles, holdFile, releaseFiles } from '../../worker/service/file/hold'
import { accountOf, type Hall, startHall } from '../support/hall'
import type { Login } from '../support/hall/client'
import { makeCrowd, type Resident } from '../support/hall/crowd'

import {
  addCase,
  addCertificate,
  beginPhoto,
  manifestOf,
  photoOf,
  sendPhoto,
  takePhoto,
  useFile,
} from '../support/photo'
import { CENTRE, STREET } from '../support/visitor'

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

const run = ({ sql, args }: Write) => hall.db.prepare(sql).run([...args]).changes
const send = (as: Login, id: string, ordinal: number, bytes: Uint8Array<ArrayBuffer>) =>
  hall.call(file.sendChunk, { as, params: { id, ordinal: String(ordinal) }, bytes })
const complete = (as: Login, id: string) => hall.call(file.completeFile, { as, params: { id } })
const read = (as: Login, id: string) => hall.call(file.readFile, { as, params: { id } })
const remove = (as: Login, id: string) => hall.call(file.removeFile, { as, params: { id } })

async function open(as: Login, id: string, path = 'files'): Promise<Response> {
  return fetch(`${hall.origin}/api/v1/${path}/${id}/content`, {
    headers: { authorization: `Bearer ${as.tokens.accessToken}` },
  })
}

describe('a file in chunks', () => {
  it('is sent in any order, ended, and comes back byte for byte', async () => {
    const as = await resident()
    const photo = takePhoto(2 * CHUNK_BYTES + 1234)
    const begun = await beginPhoto(hall, as, photo)
    expect(begun).toMatchObject({ state: 'open', chunks: 3, missing: [0, 1, 2], allowedActions: ['send', 'remove'] })
    for (const ordinal of [2, 0, 1]) {
      const { status } = await send(as, begun.id, ordinal, photo.parts[ordinal] ?? new Uint8Array())
      expect(status).toBe(200)
    }
    const { answer } = await complete(as, begun.id)
    expect(answer).toMatchObject({ state: 'ready', missing: [], allowedActions: ['open', 'remove'] })
    const response = await open(as, begun.id)
    expect(response.headers.get('content-type')).toBe('image/jpeg')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await response.arrayBuffer()).equals(photo.all)).toBe(true)
  })

  it('may be as large as is said, and no larger', async () => {
    const as = await resident()
    const photo = takePhoto(MAX_FILE_BYTES)
    const sent = await sendPhoto(hall, as, photo)
    const back = Buffer.from(await (await open(as, sent.id)).arrayBuffer())
    expect(back.equals(photo.all)).toBe(true)
    const body = { materialId: 'identity', ...manifestOf(photo), bytes: MAX_FILE_BYTES + 1 }
    const refused = await hall.call(file.beginFile, { as, body })
    expect(refused.body).toMatchObject({
      error: { code: 'BAD_FIELD', field: 'bytes', message: '文件太大了，最多 10 MB。' },
    })
  })

  it('has a manifest whose parts fit its size', async () => {
    const as = await resident()
    const { chunks, ...manifest } = manifestOf(takePhoto(CHUNK_BYTES + 1))
    const refused = await hall.call(file.beginFile, { as, body: { ...manifest, chunks: chunks.slice(1) } })
    expect(refused.body).toMatchObject({ error: { code: 'BAD_FIELD', field: 'chunks' } })
  })

  it('is not whole before every chunk has come', async () => {
    const as = await resident()
    const photo = takePhoto(CHUNK_BYTES + 10)
    const { id } = await beginPhoto(hall, as, photo)
    await send(as, id, 0, photo.parts[0] ?? photo.all)
    const refused = await complete(as, id)
    expect(refused.body).toMatchObject({ error: { code: 'FILE_INCOMPLETE', details: { missing: 1 } } })
    expect((await open(as, id)).status).toBe(409)
  })

  it('is gone on with on another phone: the same bytes for the same material are the same upload', async () => {
    const as = await resident()
    const photo = takePhoto(2 * CHUNK_BYTES)
    const first = await beginPhoto(hall, as, photo)
    await send(as, first.id, 1, photo.parts[1] ?? photo.all)
    const again = await beginPhoto(hall, as, photo)
    expect([again.id, again.missing]).toEqual([first.id, [0]])
    const other = await beginPhoto(hall, as, photo, { materialId: 'lease' })
    expect(other.id).not.toBe(first.id)
    await send(as, first.id, 0, photo.parts[0] ?? photo.all)
    const whole = await complete(as, first.id)
    const third = await beginPhoto(hall, as, photo)
    expect(third).toEqual(whole.answer)
  })

  it('is one, however many begin it at once', async () => {
    const as = await resident()
    const photo = takePhoto(3000)
    const begun = await Promise.all(Array.from({ length: 12 }, () => beginPhoto(hall, as, photo)))
    expect(new Set(begun.map(({ id }) => id)).size).toBe(1)
  })

  it('may be ended twice', async () => {
    const as = await resident()
    const sent = await sendPhoto(hall, as)
    expect((await complete(as, sent.id)).answer).toEqual(sent)
  })
})

describe('whose a file is', () => {
  it('is the same question for every use of it', async () => {
    const [as, stranger] = [await resident(), await resident()]
    const photo = takePhoto(2000)
    const { id } = await beginPhoto(hall, as, photo)
    const codes = [
      (await read(stranger, id)).code,
      (await send(stranger, id, 0, photo.all)).code,
      (await complete(stranger, id)).code,
      (await remove(stranger, id)).code,
      (await open(stranger, id)).status,
    ]
    expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 404])
  })

  it('lets staff send for the hall, while they are staff', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const sent = await sendPhoto(hall, clerk, takePhoto(2000), { owner: 'hall' })
    expect((await open(clerk, sent.id)).status).toBe(200)
    hall.db
      .prepare('UPDATE role_grant SET revoked_at = 1 WHERE account_id = (SELECT created_by FROM file WHERE id = ?)')
      .run([sent.id])
    expect((await open(clerk, sent.id)).status).toBe(404)
    const body = { ...manifestOf(takePhoto(2000)), owner: 'hall' } as const
    expect((await hall.call(file.beginFile, { as: await resident(), body })).code).toBe('FORBIDDEN')
  })

  it('is also the applicant’s, once it is in the application', async () => {
    const as = await resident()
    const clerk = await hall.staff('clerk', CENTRE)
    const sent = await sendPhoto(hall, clerk, takePhoto(2000), { owner: 'hall' })
    expect((await open(as, sent.id)).status).toBe(404)
    useFile(hall, sent.id, CENTRE, as.accountId)
    expect((await open(as, sent.id)).status).toBe(200)
  })

  it('is not the clerk’s any more who sent it for the hall, once it is used: they open it at work, with a trace', async () => {
    const as = await resident()
    const clerk = await hall.staff('clerk', CENTRE)
    const sent = await sendPhoto(hall, clerk, takePhoto(2000), { owner: 'hall' })
    expect((await open(clerk, sent.id)).status).toBe(200)
    useFile(hall, sent.id, CENTRE, as.accountId)
    expect((await open(clerk, sent.id)).status).toBe(404)
    const looks = () =>
      (hall.db.prepare('SELECT COUNT(*) AS n FROM access_log WHERE party_id = ?').get([sent.id]) as { n: number }).n
    expect(looks()).toBe(0)
    expect((await open(clerk, sent.id, 'staff/files')).status).toBe(200)
    expect(looks()).toBe(1)
    // Now at another desk of another place, which is no reason to look.
    hall.db
      .prepare('UPDATE role_grant SET role = ?, point_id = ? WHERE account_id = ?')
      .run(['kiosk', STREET, accountOf(clerk)])
    for (const path of ['files', 'staff/files']) {
      const { status } = await open(clerk, sent.id, path)
      expect(status, path).not.toBe(200)
    }
  })

  it('opens to who works on its application, and each look is kept', async () => {
    const as = await resident()
    const { id } = await sendPhoto(hall, as)
    const here = await hall.staff('clerk', CENTRE)
    const elsewhere = await hall.staff('clerk', STREET)
    const everywhere = await hall.staff('supervisor', null)
    const reviewer = await hall.staff('reviewer', null, 'market')
    const statusOf = async (who: Login) => (await open(who, id, 'staff/files')).status
    expect(await statusOf(here)).toBe(404)
    const applicationId = useFile(hall, id, CENTRE, as.accountId)
    expect([await statusOf(here), await statusOf(everywhere)]).toEqual([200, 200])
    expect([await statusOf(elsewhere), await statusOf(reviewer)]).toEqual([404, 404])
    addCase(hall, applicationId, CENTRE, 'market')
    expect(await statusOf(reviewer)).toBe(200)
    expect(await statusOf(await hall.staff('reviewer', null, 'fire'))).toBe(404)
    const looks = hall.db.prepare('SELECT what FROM access_log WHERE party_id = ?').all([id])
    expect(looks).toHaveLength(3)
  })

  it('opens a certificate to its holder and to who issued it', async () => {
    const [as, stranger] = [await resident(), await resident()]
    const issuer = await hall.staff('issuer', CENTRE)
    const { id } = await sendPhoto(hall, issuer, takePhoto(2000), { owner: 'hall' })
    const loose = await sendPhoto(hall, as)
    const applicationId = useFile(hall, loose.id, CENTRE, as.accountId)
    const caseId = addCase(hall, applicationId, CENTRE, 'market')
    addCertificate(hall, { applicationId, caseId, accountId: as.accountId, fileId: id })
    expect([(await open(as, id)).status, (await open(stranger, id)).status]).toEqual([200, 404])
    const colleague = await hall.staff('issuer', CENTRE)
    expect((await open(colleague, id, 'staff/files')).status).toBe(200)
    expect((await open(await hall.staff('issuer', STREET), id, 'staff/files')).status).toBe(404)
    expect((await remove(issuer, id)).code).toBe('FILE_IN_USE')
  })

  it('does not open a draft to staff', async () => {
    const as = await resident()
    const { id } = await sendPhoto(hall, as)
    const applicationId = useFile(hall, id, CENTRE, as.accountId)
    hall.db.prepare("UPDATE application SET state = 'draft' WHERE id = ?").run([applicationId])
    expect((await open(await hall.staff('clerk', CENTRE), id, 'staff/files')).status).toBe(404)
  })

  it('asks for consent before anything personal is sent', async () => {
    const as = await resident()
    hall.db.prepare('UPDATE account SET consent_version = NULL WHERE id = ?').run([as.accountId])
    expect((await hall.call(file.beginFile, { as, body: manifestOf(takePhoto(2000)) })).code).toBe('CONSENT_NEEDED')
  })

  it('ends where somebody keeps too much without using it', async () => {
    const as = await resident()
    const { id } = await beginPhoto(hall, as, takePhoto(2000))
    const copy = hall.db.prepare(
      `INSERT INTO file SELECT ?, account_id, created_by, key_id, ?, type, size, sha256, chunk_size, chunks, state,
        accepted_at, created_at, expires_at, removed_at FROM file WHERE id = ?`,
    )
    for (let count = 0; count < 79; count++) copy.run([`copy-${count}-${id}`.slice(0, 40), `m${count}`, id])
    const refused = await hall.call(file.beginFile, { as, body: manifestOf(takePhoto(2000)) })
    expect(refused.code).toBe('FILE_TOO_MANY')
  })
})

describe('a file that is used', () => {
  it('is not removed; one that is not used is, and cannot be read any more', async () => {
    const as = await resident()
    const [used, loose] = [await sendPhoto(hall, as), await sendPhoto(hall, as)]
    useFile(hall, used.id, CENTRE, as.accountId)
    expect((await remove(as, used.id)).code).toBe('FILE_IN_USE')
    expect((await read(as, used.id)).answer.allowedActions).toEqual(['open'])
    expect((await remove(as, loose.id)).answer).toEqual({ done: true })
    expect([(await remove(as, loose.id)).code, (await open(as, loose.id)).status]).toEqual(['NOT_FOUND', 404])
    const key = hall.db.prepare('SELECT k.wrapped FROM person_key k JOIN file f ON f.key_id = k.id WHERE f.id = ?')
    expect(key.get([loose.id])).toMatchObject({ wrapped: null })
  })

  it('is held for its holder only, when it is whole, and let go when nothing names it any more', async () => {
    const [as, stranger] = [await resident(), await resident()]
    const open = await beginPhoto(hall, as, takePhoto(2000))
    const sent = await sendPhoto(hall, as)
    expect(run(holdFile(open.id, as.accountId))).toBe(0)
    expect(run(holdFile(sent.id, stranger.accountId))).toBe(0)
    expect(run(holdFile(sent.id, as.accountId))).toBe(1)
    const applicationId = useFile(hall, sent.id, CENTRE, as.accountId)
    expect((await read(as, sent.id)).answer.expiresAt).toBeNull()
    expect(run(releaseFiles(hall.clock.now(), [sent.id]))).toBe(0)
    hall.db.prepare('DELETE FROM application_file WHERE application_id = ?').run([applicationId])
    expect(run(releaseFiles(hall.clock.now(), [sent.id]))).toBe(1)
    expect((await read(as, sent.id)).answer.expiresAt).toBeGreaterThan(hall.clock.now())
  })

  it('is in the wallet from the day a department took it', async () => {
    const as = await resident()
    const sent = await sendPhoto(hall, as)
    const wallet = async () => (await hall.call(file.listWallet, { as })).answer.files
    expect(await wallet()).toEqual([])
    const applicationId = useFile(hall, sent.id, CENTRE, as.accountId)
    run(acceptFiles(hall.clock.now(), applicationId, 'identity'))
    expect(await wallet()).toMatchObject([{ id: sent.id, materialId: 'identity', acceptedAt: hall.clock.now() }])
  })
})

describe('the type of a file', () => {
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  it.each([
    ['a picture that says it is a PDF', 'application/pdf', [0xff, 0xd8, 0xff, 0xe0]],
    ['a program', 'image/jpeg', [0x4d, 0x5a, 0x90, 0x00]],
    ['a page for browsers', 'application/pdf', [...Buffer.from('<html><script>')]],
    ['a picture of another kind', 'image/jpeg', png],
    ['a RIFF that is a film', 'image/webp', [...Buffer.from('RIFF....AVI LIST')]],
  ] as const)('is read from its bytes: %s', async (_name, mediaType, beginning) => {
    const as = await resident()
    const bytes = new Uint8Array(500)
    bytes.set(beginning)
    const photo = photoOf(bytes)
    const { id } = await beginPhoto(hall, as, photo, { mediaType })
    expect((await send(as, id, 0, bytes)).code).toBe('FILE_TYPE_WRONG')
    expect((await complete(as, id)).code).toBe('FILE_INCOMPLETE')
    expect((await remove(as, id)).status).toBe(200)
  })

  it('may be said rightly afterwards', async () => {
    const as = await resident()
    const bytes = new Uint8Array(500)
    bytes.set(png)
    const photo = photoOf(bytes)
    const wrong = await beginPhoto(hall, as, photo)
    expect((await send(as, wrong.id, 0, bytes)).code).toBe('FILE_TYPE_WRONG')
    const right = await sendPhoto(hall, as, photo, { mediaType: 'image/png' })
    expect([right.state, right.id === wrong.id]).toEqual(['ready', false])
  })
})

describe('somebody who leaves', () => {
  it('takes what nobody uses along', async () => {
    const as = await resident()
    const [used, loose] = [await sendPhoto(hall, as), await sendPhoto(hall, as)]
    useFile(hall, used.id, CENTRE, as.accountId)
    const clerk = await hall.staff('clerk', CENTRE)

    expect((await hall.call(deleteMe, { as })).status).toBe(200)
    const row = hall.db.prepare(
      'SELECT f.state, f.account_id, k.wrapped IS NULL AS gone FROM file f JOIN person_key k ON k.id = f.key_id WHERE f.id = ?',
    )
    expect(row.get([used.id])).toMatchObject({ state: 'ready', account_id: null, gone: 0 })
    expect(row.get([loose.id])).toMatchObject({ state: 'removed', gone: 1 })
    expect((await open(clerk, used.id, 'staff/files')).status).toBe(200)
  })
})
