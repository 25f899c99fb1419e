import * as certificate from '../../shared/contract/certificate'
import { dayOf } from '../../shared/domain/time'
import { type Hall, OPENING, startHall } from './hall'
import { makeCrowd, type Resident } from './hall/crowd'
import { giveRole } from './hall/login'
import { authorise } from './officers'
import { type Applied, Back, type UnderWay } from './under-way'
import { CENTRE, STREET } from './visitor'

/** The day on which a hall under test opens. */
export const TODAY = dayOf(OPENING)
export const SEWER = 'sewer-permit'
export const SIGN = 'sign-permit'

type More = Parameters<Back['submit']>[2]

/** A hall with an issuing window, and everyone who may stand before it. */
export class Issuing {
  private numbers = 0

  private constructor(
    readonly hall: Hall,
    readonly back: Back,
    private readonly people: readonly Resident[],
  ) {}

  static async start(): Promise<Issuing> {
    const hall = await startHall()
    const one = new Issuing(hall, new Back(hall), await makeCrowd(hall.db, hall.clock, 7))
    giveRole(hall.db, hall.clock, one.issuer, 'issuer', CENTRE)
    giveRole(hall.db, hall.clock, one.issuerElsewhere, 'issuer', STREET)
    giveRole(hall.db, hall.clock, one.former, 'issuer', CENTRE)
    hall.db.prepare('UPDATE role_grant SET revoked_at = 1 WHERE account_id = ?').run([one.former.accountId])
    for (const [approver, department] of [
      [one.approver, 'water'],
      [one.approverElsewhere, 'health'],
    ] as const) {
      giveRole(hall.db, hall.clock, approver, 'approver', null, department)
      authorise(hall, approver, department)
    }
    return one
  }

  get owner(): Resident {
    return this.person(0)
  }
  get stranger(): Resident {
    return this.person(1)
  }
  get issuer(): Resident {
    return this.person(2)
  }
  get issuerElsewhere(): Resident {
    return this.person(3)
  }
  /** Of the water department, authorised. */
  get approver(): Resident {
    return this.person(4)
  }
  get approverElsewhere(): Resident {
    return this.person(5)
  }
  /** Was an issuer once. */
  get former(): Resident {
    return this.person(6)
  }

  private person(at: number): Resident {
    const one = this.people[at]
    if (!one) throw new Error(`nobody is number ${at}`)
    return one
  }

  async close(): Promise<void> {
    this.back.close()
    await this.hall.close()
  }

  /** Submitted by the owner and granted. */
  async granted(applied: readonly Applied[], more: More = {}): Promise<UnderWay> {
    const application = await this.back.submit(this.owner.accountId, applied, more)
    for (const { item } of applied) await this.back.grant(application.caseOf(item))
    return application
  }

  issue(application: UnderWay, item: string, body: object = {}, as = this.issuer) {
    return this.hall.call(certificate.issueCertificate, {
      as,
      params: { id: application.caseOf(item) },
      body: { base: this.back.versionOf(application.id), number: `N${++this.numbers}`, validFrom: TODAY, ...body },
    })
  }

  /** Granted and issued, with the code that collects it. */
  async issued(applied: readonly Applied[] = [{ item: SEWER }], more: More = {}) {
    const application = await this.granted(applied, more)
    const certificates: certificate.CertificateView[] = []
    for (const { item } of applied) certificates.push((await this.issue(application, item)).answer)
    const params = { id: application.id }
    const { answer: pickup } = await this.hall.call(certificate.readPickup, { as: this.owner, params })
    return { application, certificates, code: pickup.code ?? '', ids: certificates.map(({ id }) => id) }
  }

  /** `key`: of a request that may be repeated; each is one of its own without. */
  hand(application: UnderWay, body: object, as = this.issuer, key: string = crypto.randomUUID()) {
    return this.hall.call(certificate.handOver, {
      as,
      key,
      body: { number: application.number, certificateIds: [], to: 'applicant', ...body },
    })
  }

  /** A certificate as the owner sees it. */
  async own(id: string): Promise<certificate.OwnCertificate> {
    return (await this.hall.call(certificate.readMyCertificate, { as: this.owner, params: { id } })).answer
  }

  count(sql: string, ...args: string[]): number {
    return (this.hall.db.prepare(sql).get(args) as { n: number }).n
  }
}
