import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate } from '../../shared/contract/certificate'
import type { CaseCommand } from '../../shared/domain/case/event'
import { DAY_MS, dayOf, MINUTE_MS } from '../../shared/domain/time'
import { type Hall, type Login, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { Back, type UnderWay } from '../support/under-way'
import { CENTRE } from '../support/visitor'

const SEWER = 'sewer-permit'

let hall: Hall
let back: Back
let owner: Resident
let issuer: Login

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  ;[owner] = (await makeCrowd(hall.db, hall.clock, 1)) as [Resident]
  issuer = await hall.staff('issuer', CENTRE)
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

const holder = () => ({ applicant: { document: back.document() } })
const inDays = (days: number) => dayOf(hall.clock.now() + days * DAY_MS)
const renew = (who: ReturnType<typeof holder>, certificateId = '') => {
  const row = hall.db.prepare('SELECT number FROM certificate WHERE id = ?').get([certificateId]) as { number: string }
  const form = { [`old-number-${SEWER}`]: row.number }
  return back.submit(owner.accountId, [{ item: SEWER, variant: 'renew' }], { ...who, form })
}

/** @returns the id of a certificate that is valid for so many days */
async function issued(days: number, who = holder()): Promise<string> {
  const application = await back.submit(owner.accountId, [{ item: SEWER }], who)
  const caseId = application.caseOf(SEWER)
  await back.grant(caseId)
  const { answer } = await hall.call(issueCertificate, {
    as: issuer,
    params: { id: caseId },
    body: {
      base: back.versionOf(application.id),
      number: crypto.randomUUID(),
      validFrom: inDays(0),
      validUntil: inDays(days),
    },
  })
  return answer.id
}

describe('the last day of a certificate', () => {
  it('is recalled once before it comes', async () => {
    const id = await issued(200)
    const told = () =>
      (
        hall.db
          .prepare("SELECT COUNT(*) AS n FROM outbox WHERE topic = 'certificate_renewal' AND ref_id = ?")
          .get([id]) as { n: number }
      ).n
    await hall.runJobs()
    expect(told()).toBe(0)
    hall.db.prepare('UPDATE certificate SET remind_at = ? WHERE id = ?').run([hall.clock.now(), id])
    for (let run = 0; run < 3; run++) {
      hall.clock.advance(61 * MINUTE_MS)
      await hall.runJobs()
    }
    expect(told()).toBe(1)
  })

  it('counts as renewed when a renewal asked for in time is undecided on it, and not when it was late', async () => {
    const [early, late, none] = [holder(), holder(), holder()]
    const ids = [await issued(40, early), await issued(40, late), await issued(40, none)]
    const first = await renew(early, ids[0])
    hall.clock.advance(20 * DAY_MS)
    const second = await renew(late, ids[1])
    hall.clock.advance(22 * DAY_MS)
    await hall.runJobs()
    expect(ids.map(deemedOf)).toEqual([true, false, false])
    expect([first, second].map(stateOf)).toEqual(['granted', 'review'])
    // The holder is told, has it in writing, and it is published like any other grant.
    const told = hall.db.prepare("SELECT COUNT(*) AS n FROM outbox WHERE topic = 'application_moved' AND ref_id = ?")
    expect(told.get([first.id])).toMatchObject({ n: 1 })
    const papers = hall.db.prepare("SELECT kind FROM document WHERE application_id = ? AND kind = 'grant'")
    expect(papers.all([first.id])).toHaveLength(1)
    expect(published(first)).toBe(1)
    expect(await hall.runJobs().then(() => told.get([first.id]))).toMatchObject({ n: 1 })
  })

  it('is not overtaken by a refusal on the morning after, before any job has come by', async () => {
    const who = holder()
    const id = await issued(40, who)
    const application = await renew(who, id)
    await back.review(application.caseOf(SEWER))
    const refuse: CaseCommand = {
      kind: 'refuse',
      data: { grounds: ['第21条'] },
      words: '{"text":"不合格","points":{}}',
    }
    hall.clock.advance(39 * DAY_MS)
    const opinion = { kind: 'opinion', data: { advice: 'disagree' }, words: '{"text":"不合格","points":{}}' } as const
    await back.act(application.caseOf(SEWER), [opinion])
    hall.clock.advance(2 * DAY_MS)
    await expect(back.act(application.caseOf(SEWER), [refuse])).rejects.toMatchObject({ code: 'CASE_RENEWAL_DEEMED' })
    await back.act(application.caseOf(SEWER), [{ kind: 'grant', data: {} }])
    expect([stateOf(application), deemedOf(id), published(application)]).toEqual(['granted', true, 1])
  })

  it('says nothing of another certificate of the same holder', async () => {
    const who = holder()
    const [one, two] = [await issued(40, who), await issued(40, who)]
    await renew(who, one)
    hall.clock.advance(42 * DAY_MS)
    await hall.runJobs()
    expect([deemedOf(one), deemedOf(two)]).toEqual([true, false])
  })
})

const deemedOf = (id: string): boolean => {
  const row = hall.db.prepare('SELECT renewal_deemed_at AS at FROM certificate WHERE id = ?').get([id])
  return (row as { at: number | null }).at !== null
}
const stateOf = (application: UnderWay): string => {
  const row = hall.db.prepare('SELECT state FROM "case" WHERE id = ?').get([application.caseOf(SEWER)])
  return (row as { state: string }).state
}
const published = (application: UnderWay): number => {
  const row = hall.db
    .prepare('SELECT COUNT(*) AS n FROM published_grant WHERE case_id = ?')
    .get([application.caseOf(SEWER)])
  return (row as { n: number }).n
}
