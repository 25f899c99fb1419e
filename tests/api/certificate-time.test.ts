import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate } from '../../shared/contract/certificate'
import { DAY_MS, dayOf, MINUTE_MS } from '../../shared/domain/time'
import { type Hall, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { Back } from '../support/under-way'
import { CENTRE } from '../support/visitor'

const SEWER = 'sewer-permit'

let hall: Hall
let back: Back
let owner: Resident
let issuer: Resident

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  ;[owner, issuer] = (await makeCrowd(hall.db, hall.clock, 2)) as [Resident, Resident]
  giveRole(hall.db, hall.clock, issuer, 'issuer', CENTRE)
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

const holder = () => ({ applicant: { document: back.document() } })
const inDays = (days: number) => dayOf(hall.clock.now() + days * DAY_MS)
const renew = (who: ReturnType<typeof holder>) => back.submit(owner.accountId, [{ item: SEWER, variant: 'renew' }], who)

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
    await renew(early)
    hall.clock.advance(20 * DAY_MS)
    await renew(late)
    hall.clock.advance(22 * DAY_MS)
    await hall.runJobs()
    const deemed = ids.map((id) => {
      const row = hall.db.prepare('SELECT renewal_deemed_at AS at FROM certificate WHERE id = ?').get([id])
      return (row as { at: number | null }).at !== null
    })
    expect(deemed).toEqual([true, false, false])
  })
})
