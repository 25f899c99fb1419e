import * as v from 'valibot'
import {
  CERTIFICATE_ENDINGS,
  CERTIFICATE_SOURCES,
  CERTIFICATE_STATES,
  CERTIFICATE_STATUSES,
  ENDING_GROUNDS,
  HANDOVER_STATES,
} from '../domain/certificate'
import { DELIVERY_WAYS } from '../domain/delivery'
import { ApplicationVersion } from './base'
import { Code, Text } from './bilingual'
import { BeforeQuery, DayText, Id, IdParams, Instant, text } from './common'
import { ANYONE, endpoint, PERSON, staff } from './endpoint'
import { ImportAnswer, importBody } from './import'
import { Variant } from './service-item'

const ISSUERS = staff('issuer', 'approver')
const WINDOW = staff('issuer', 'clerk')
const READERS = staff('clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor')

const CertificateNumber = v.pipe(
  text(1, 60),
  v.regex(/^[0-9A-Za-z\u3400-\u9fff()（）〔〕[\]【】·/_-]+$/, '证照编号里有不能用的符号。'),
  v.description('As the issuing system gave it'),
)
const CertificateIds = v.pipe(v.array(Id), v.minLength(1, '请选要发的证照。'), v.maxLength(20))

const certificateEntries = {
  id: Id,
  caseId: Id,
  itemId: Code,
  name: Text,
  departmentId: Code,
  number: v.string(),
  source: v.picklist(CERTIFICATE_SOURCES),
  isSample: v.pipe(v.boolean(), v.description('样证，不具印章效力')),
  seal: v.pipe(v.nullable(v.string()), v.description('The seal the issuing system set; null: none')),
  fileId: v.nullable(Id),
  issuedAt: Instant,
  validFrom: DayText,
  validUntil: v.pipe(v.nullable(DayText), v.description('Null: without a last day')),
  state: v.picklist(CERTIFICATE_STATES),
  status: v.pipe(
    v.picklist(CERTIFICATE_STATUSES),
    v.description(
      'What holds today: `renewal_deemed` counts as renewed, because a renewal asked for in time was undecided on the last day (行政许可法 art. 50)',
    ),
  ),
  endedAt: v.nullable(Instant),
  previousId: v.pipe(v.nullable(Id), v.description('What it replaced or ended')),
  nextId: v.nullable(Id),
  handover: v.picklist(HANDOVER_STATES),
  handedAt: v.nullable(Instant),
}

/** A certificate as its holder sees it. */
export const OwnCertificate = v.object({
  ...certificateEntries,
  applicationId: Id,
  holder: v.string(),
  endedWhy: v.nullable(v.string()),
  post: v.nullable(v.object({ carrier: v.string(), tracking: v.string() })),
  renewFrom: v.pipe(
    v.nullable(DayText),
    v.description('From then on a renewal is due; `renewBy` is the last day to ask in time'),
  ),
  renewBy: v.nullable(DayText),
  rows: v.pipe(v.array(v.object({ label: Text, value: v.string() })), v.description('What a print says, in order')),
})
export type OwnCertificate = v.InferOutput<typeof OwnCertificate>

/** A certificate as the hall’s people see it: the holder masked. */
export const CertificateView = v.object({
  ...certificateEntries,
  applicationId: Id,
  applicationNumber: v.string(),
  variant: Variant,
  holder: v.pipe(v.string(), v.description('Masked')),
  handedTo: v.nullable(v.picklist(['applicant', 'agent'])),
  endedWhy: v.nullable(v.string()),
})
export type CertificateView = v.InferOutput<typeof CertificateView>

/** A certificate that was looked for. */
export const FoundCertificate = v.object({
  ...CertificateView.entries,
  mayEnd: v.pipe(v.boolean(), v.description('The caller may end it now: 注销, 撤销, 撤回')),
})
export type FoundCertificate = v.InferOutput<typeof FoundCertificate>

export const issueCertificate = endpoint({
  name: 'issueCertificate',
  method: 'POST',
  path: '/api/v1/desk/cases/:id/certificate',
  access: ISSUERS,
  summary:
    'Issues what a case was granted: number, file and seal of the issuing system, or a sample print. A renewal, change or replacement ends the one before, and none but that',
  params: IdParams,
  body: v.strictObject({
    base: ApplicationVersion,
    number: v.pipe(
      v.optional(v.nullable(CertificateNumber), null),
      v.description('Null: a sample print with a number of our own'),
    ),
    validFrom: DayText,
    validUntil: v.optional(v.nullable(DayText), null),
    fileId: v.optional(v.nullable(Id), null),
    seal: v.optional(v.nullable(text(1, 100)), null),
    replaces: v.pipe(
      v.optional(v.nullable(Id)),
      v.description(
        'Of a 变更 延续 补办: the certificate it takes the place of; null: none that is known here. Left out: the one the applicant named by its number or credit code; CERTIFICATE_UNKNOWN when that is not clear',
      ),
    ),
  }),
  answer: CertificateView,
  status: 201,
  idempotent: 'required',
  errors: [
    'CONFLICT',
    'CASE_STATE',
    'CERTIFICATE_NUMBER_TAKEN',
    'CERTIFICATE_DAYS',
    'CERTIFICATE_UNKNOWN',
    'FILE_NOT_READY',
  ],
})

export const importCertificates = endpoint({
  name: 'importCertificates',
  method: 'POST',
  path: '/api/v1/desk/certificates/import',
  access: ISSUERS,
  summary:
    'Issues many at once from the list of an issuing system. All lines or none: with a problem in any line nothing is written',
  body: importBody(
    'query number, item, certificate number, valid from, valid until, seal, number of the certificate before (无: none)',
  ),
  answer: ImportAnswer,
  idempotent: 'required',
  errors: ['BAD_FIELD', 'CONFLICT'],
})

export const findCertificates = endpoint({
  name: 'findCertificates',
  method: 'GET',
  path: '/api/v1/desk/certificates',
  access: READERS,
  summary:
    'Finds certificates exactly: by number, by the holder’s document, of a case or of an application; of one’s own department or point',
  query: v.strictObject({
    number: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
    document: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(30))),
    caseId: v.optional(Id),
    applicationId: v.optional(Id),
  }),
  answer: v.object({ certificates: v.array(FoundCertificate) }),
  errors: ['BAD_FIELD'],
})

export const endCertificate = endpoint({
  name: 'endCertificate',
  method: 'POST',
  path: '/api/v1/desk/certificates/:id/end',
  access: staff('approver'),
  summary:
    'Ends a certificate by the authority’s own act: 注销, 撤销 or 撤回, on a ground of the law. What lay at the window is not handed out any more, and its case is over',
  params: IdParams,
  body: v.strictObject({
    how: v.picklist(CERTIFICATE_ENDINGS),
    ground: v.pipe(
      v.picklist(ENDING_GROUNDS),
      v.description(
        'Named by the law for this way of ending: 撤销 commitment, abuse, overreach, procedure, unqualified, deceit, otherwise (行政许可法 art. 69); 撤回 law_changed, circumstances (art. 8); 注销 not_renewed, death, dissolved, force_majeure, otherwise (art. 70)',
      ),
    ),
    grounds: v.pipe(v.array(text(1, 300)), v.minLength(1, '请写明理由。'), v.maxLength(10)),
  }),
  answer: CertificateView,
  idempotent: 'required',
  errors: ['CONFLICT', 'CERTIFICATE_ENDED', 'CASE_STATE', 'CASE_UNRESOLVED', 'CASE_NOT_AUTHORISED', 'BAD_FIELD'],
})

/** What can be collected now, with one code for all of it. */
export const OwnPickup = v.object({
  applicationId: Id,
  number: v.pipe(v.string(), v.description('The query number: code and number together prove who comes')),
  code: v.nullable(v.pipe(v.string(), v.description('Six digits; null when nothing is there to collect'))),
  point: v.object({ id: Id, name: Text }),
  way: v.pipe(v.picklist(DELIVERY_WAYS), v.description('`post`: it is going to be sent, and need not be collected')),
  ready: v.array(v.object({ id: Id, name: Text })),
  collected: v.array(v.object({ id: Id, name: Text, at: v.nullable(Instant), how: v.picklist(['handed', 'posted']) })),
  coming: v.pipe(
    v.number(),
    v.description('Cases that are not decided or issued yet: collect now, or all together later'),
  ),
  agentMay: v.pipe(v.boolean(), v.description('The agent’s authorisation covers collecting today')),
})
export type OwnPickup = v.InferOutput<typeof OwnPickup>

export const readPickup = endpoint({
  name: 'readPickup',
  method: 'GET',
  path: '/api/v1/applications/:id/pickup',
  access: PERSON,
  summary: 'The pick-up code of the caller’s application, and what lies ready',
  params: IdParams,
  answer: OwnPickup,
  errors: ['NOT_SUBMITTED'],
})

/** Who stands at the window: shows the code, or the applicant’s document. */
const proof = {
  number: v.pipe(v.string(), v.trim(), v.maxLength(40), v.description('The query number')),
  code: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, '取证码是 6 位数字。'))),
  document: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(30), v.description('Read off the document itself'))),
}

/** What lies ready at the window, for whoever hands it over. */
export const PickupView = v.object({
  applicationId: Id,
  version: v.number(),
  applicant: v.pipe(v.string(), v.description('Masked')),
  agent: v.nullable(
    v.object({ name: v.pipe(v.string(), v.description('Masked')), may: v.boolean(), untilDay: v.nullable(DayText) }),
  ),
  ready: v.array(CertificateView),
  coming: v.number(),
})
export type PickupView = v.InferOutput<typeof PickupView>

export const openPickup = endpoint({
  name: 'openPickup',
  method: 'POST',
  path: '/api/v1/desk/pickups',
  access: WINDOW,
  summary: 'Looks up what lies ready, by query number and pick-up code or document; wrong codes are counted',
  body: v.strictObject(proof),
  answer: PickupView,
  errors: ['PICKUP_WRONG', 'PICKUP_LOCKED', 'BAD_FIELD'],
})

export const handOver = endpoint({
  name: 'handOver',
  method: 'POST',
  path: '/api/v1/desk/pickups/handover',
  access: WINDOW,
  summary: 'Hands certificates over, some or all, to the applicant or to an agent whose authorisation covers it',
  body: v.strictObject({ ...proof, certificateIds: CertificateIds, to: v.picklist(['applicant', 'agent']) }),
  answer: PickupView,
  idempotent: 'required',
  errors: [
    'PICKUP_WRONG',
    'PICKUP_LOCKED',
    'PICKUP_AGENT',
    'CERTIFICATE_HANDED',
    'CERTIFICATE_ENDED',
    'CONFLICT',
    'BAD_FIELD',
  ],
})

export const postCertificates = endpoint({
  name: 'postCertificates',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/post',
  access: staff('issuer'),
  summary: 'Certificates go out by post, with the tracking number the applicant is told',
  params: IdParams,
  body: v.strictObject({
    base: ApplicationVersion,
    certificateIds: CertificateIds,
    carrier: text(1, 60),
    tracking: text(4, 60),
  }),
  answer: PickupView,
  idempotent: 'required',
  errors: ['CERTIFICATE_HANDED', 'CERTIFICATE_ENDED', 'CONFLICT'],
})

export const listMyCertificates = endpoint({
  name: 'listMyCertificates',
  method: 'GET',
  path: '/api/v1/certificates',
  access: PERSON,
  summary: 'Certificates issued to the caller’s applications, newest first',
  query: BeforeQuery,
  answer: v.object({ certificates: v.array(OwnCertificate), next: v.nullable(v.number()) }),
})

export const readMyCertificate = endpoint({
  name: 'readMyCertificate',
  method: 'GET',
  path: '/api/v1/certificates/:id',
  access: PERSON,
  summary: 'One certificate of the caller, made to show or print',
  params: IdParams,
  answer: OwnCertificate,
})

/** One line of the 双公示 list. */
export const PublishedGrant = v.object({
  item: Text,
  itemId: Code,
  department: Text,
  departmentId: Code,
  variant: Variant,
  holder: v.pipe(v.string(), v.description('A company by its name; a person masked')),
  uscc: v.nullable(v.string()),
  number: v.pipe(v.nullable(v.string()), v.description('Of the certificate, once it is issued')),
  grantedDay: DayText,
  publishedAt: Instant,
  state: v.picklist(['valid', 'ended']),
})
export type PublishedGrant = v.InferOutput<typeof PublishedGrant>

export const listPublishedGrants = endpoint({
  name: 'listPublishedGrants',
  method: 'GET',
  path: '/api/v1/grants',
  access: ANYONE,
  summary: '双公示: licences that were granted, newest first; published within seven working days of the decision',
  query: v.strictObject({ ...BeforeQuery.entries, departmentId: v.optional(Code), day: v.optional(DayText) }),
  answer: v.object({ grants: v.array(PublishedGrant), next: v.nullable(v.number()) }),
})
