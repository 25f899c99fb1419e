import * as certificate from '../../../shared/contract/certificate'
import type { Resident } from '../hall/crowd'
import { Back, type UnderWay } from '../under-way'
import { type RouteCase, route } from './case'
import { TODAY, type World } from './world'

const FOOD = 'food-licence'

/** A food licence that was granted to somebody new. */
async function granted(world: World): Promise<{ person: Resident; application: UnderWay }> {
  const person = await world.person()
  const back = new Back(world.hall)
  try {
    const applicant = { name: world.name(), phone: world.phone(), document: world.document() }
    const application = await back.submit(person.accountId, [{ item: FOOD }], { applicant })
    await back.grant(application.caseOf(FOOD))
    return { person, application }
  } finally {
    back.close()
  }
}

const versionOf = ({ hall }: World, id: string) =>
  (hall.db.prepare('SELECT version FROM application WHERE id = ?').get([id]) as { version: number }).version

const issueBody = (world: World, application: UnderWay) => ({
  base: versionOf(world, application.id),
  number: crypto.randomUUID(),
  validFrom: TODAY,
  validUntil: '2031-09-13',
  seal: '市场监管局行政审批专用章',
})

/** A certificate that lies at the window. */
async function issued(world: World) {
  const { person, application } = await granted(world)
  const { answer } = await world.hall.call(certificate.issueCertificate, {
    as: world.staff.issuer,
    params: { id: application.caseOf(FOOD) },
    body: issueBody(world, application),
  })
  const { answer: pickup } = await world.hall.call(certificate.readPickup, {
    as: person,
    params: { id: application.id },
  })
  return { person, application, id: answer.id, number: application.number, code: pickup.code ?? '' }
}

/** Requests about what is issued that succeed. */
export const CERTIFICATE_CASES: readonly RouteCase[] = [
  route(
    certificate.issueCertificate,
    'point',
  )(async (world) => {
    const { application } = await granted(world)
    return { as: world.staff.issuer, params: { id: application.caseOf(FOOD) }, body: issueBody(world, application) }
  }),
  route(
    certificate.importCertificates,
    'district',
  )(async (world) => {
    const { application } = await granted(world)
    const text = `${application.number},${FOOD},${crypto.randomUUID()},${TODAY}`
    return { as: world.staff.issuer, body: { text } }
  }),
  route(
    certificate.findCertificates,
    'district',
  )(async (world) => {
    const { application } = await issued(world)
    return { as: world.staff.issuer, query: { document: application.applicant.document ?? '' } }
  }),
  route(
    certificate.endCertificate,
    'point',
  )(async (world) => {
    const { id } = await issued(world)
    return {
      as: world.staff.approver,
      params: { id },
      body: { how: 'withdrawn', ground: 'circumstances', grounds: [world.words()] },
    }
  }),
  route(
    certificate.readPickup,
    'object',
  )(async (world) => {
    const { person, application } = await issued(world)
    return { as: person, params: { id: application.id } }
  }),
  route(
    certificate.openPickup,
    'point',
  )(async (world) => {
    const { number, code } = await issued(world)
    return { as: world.staff.issuer, body: { number, code } }
  }),
  route(
    certificate.handOver,
    'point',
  )(async (world) => {
    const { number, code, id } = await issued(world)
    return { as: world.staff.issuer, body: { number, code, certificateIds: [id], to: 'applicant' } }
  }),
  route(
    certificate.postCertificates,
    'point',
  )(async (world) => {
    const { application, id } = await issued(world)
    const base = versionOf(world, application.id)
    const body = { base, certificateIds: [id], carrier: '邮政', tracking: world.secret(crypto.randomUUID()) }
    return { as: world.staff.issuer, params: { id: application.id }, body }
  }),
  route(certificate.listMyCertificates, 'own')(async (world) => ({ as: (await issued(world)).person, query: {} })),
  route(
    certificate.readMyCertificate,
    'object',
  )(async (world) => {
    const { person, id } = await issued(world)
    return { as: person, params: { id } }
  }),
  route(
    certificate.listPublishedGrants,
    'open',
  )(async (world) => {
    await granted(world)
    return { query: {} }
  }),
]
