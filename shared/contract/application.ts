import * as v from 'valibot'
import { APPLICATION_STATES, CHANNELS } from '../domain/application'
import {
  AgentPatch,
  AgentView,
  ApplicantPatch,
  ApplicantView,
  ApplicationMaterialView,
  CaseInShort,
  DeliveryInput,
  DeliveryPatch,
  DeliveryView,
  DocumentInShort,
  FormValue,
  FormValues,
  MaterialInput,
  MaterialInputs,
  PartProblem,
} from './application-part'
import { Code, Text } from './bilingual'
import { BeforeQuery, Done, Id, IdParams, Instant, Subject, text } from './common'
import { endpoint, PERSON } from './endpoint'
import { Variant } from './service-item'

/** What the caller may do now; a page shows these and derives no rules. */
export const APPLICATION_ACTIONS = ['save', 'request_precheck', 'submit', 'remove', 'supplement', 'withdraw'] as const

const Version = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(1e9),
  v.description('The version that was read'),
)

/** A draft that was begun from a certificate, and what of it nobody has touched since. */
const TakenOver = v.object({
  certificateId: Id,
  name: Text,
  number: v.string(),
  parts: v.pipe(
    v.array(v.string()),
    v.description('Filled in from what the holder handed in before, and unchanged: `applicant.name`, `form.area` …'),
  ),
})

/** All of an application, for the one who applies: unmasked. */
export const ApplicationView = v.object({
  id: Id,
  number: v.nullable(v.pipe(v.string(), v.description('The query number; null before it is submitted'))),
  subject: Subject,
  name: Text,
  answers: v.pipe(v.string(), v.description('Guide answers as in the address of a checklist')),
  state: v.picklist(APPLICATION_STATES),
  channel: v.picklist(CHANNELS),
  version: v.number(),
  pointId: v.nullable(Id),
  applicant: ApplicantView,
  agent: v.nullable(AgentView),
  form: FormValues,
  delivery: DeliveryView,
  deliverable: v.pipe(v.boolean(), v.description('Something is issued that can be collected or posted')),
  items: v.pipe(
    v.array(v.object({ id: Code, name: Text, variant: Variant, route: v.string(), after: v.array(Code) })),
    v.description('What is applied for, by the answers'),
  ),
  materials: v.array(ApplicationMaterialView),
  problems: v.pipe(v.array(PartProblem), v.description('What still keeps a draft from being submitted')),
  openQuestions: v.pipe(v.array(Code), v.description('Guide questions that must be answered first')),
  takenOver: v.nullable(TakenOver),
  precheck: v.nullable(v.object({ askedAt: Instant, dueAt: Instant, answeredAt: v.nullable(Instant) })),
  cases: v.array(CaseInShort),
  documents: v.pipe(
    v.array(DocumentInShort),
    v.description('Receipts and notices; one that a write has just made comes with the next reading'),
  ),
  actions: v.array(v.picklist(APPLICATION_ACTIONS)),
  createdAt: Instant,
  changedAt: Instant,
  submittedAt: v.nullable(Instant),
})
export type ApplicationView = v.InferOutput<typeof ApplicationView>

export const openDraft = endpoint({
  name: 'openDraft',
  method: 'POST',
  path: '/api/v1/applications',
  access: PERSON,
  summary: 'Opens a draft for a bundle or an item; a second phone gets the one that is open',
  body: v.strictObject({
    subject: Subject,
    answers: v.optional(v.pipe(text(0, 2000), v.description('Guide answers, `area:120,premises:shop`')), ''),
    variant: v.optional(v.pipe(Variant, v.description('Of a single item: 设立 变更 延续 补办 注销'))),
    certificateId: v.optional(
      v.pipe(
        Id,
        v.description('The caller’s certificate that is changed, renewed, reissued or ended: fills the draft'),
      ),
    ),
    pointId: v.optional(Id),
  }),
  answer: ApplicationView,
  status: 201,
  idempotent: 'optional',
  errors: ['BAD_FIELD', 'CONSENT_NEEDED', 'LIMIT_DRAFTS', 'NOT_FOUND'],
})

export const saveDraft = endpoint({
  name: 'saveDraft',
  method: 'PUT',
  path: '/api/v1/applications/:id/draft',
  access: PERSON,
  summary:
    'Keeps changed fields. What another device changed since `base` is merged; a field both changed is refused with DRAFT_CONFLICT, whose details name the part',
  params: IdParams,
  body: v.strictObject({
    base: Version,
    answers: v.optional(text(0, 2000)),
    pointId: v.optional(v.nullable(Id)),
    applicant: v.optional(ApplicantPatch),
    agent: v.optional(v.pipe(v.nullable(AgentPatch), v.description('Null: nobody acts for the applicant'))),
    form: v.optional(v.record(Code, v.nullable(FormValue))),
    delivery: v.optional(DeliveryPatch),
    materials: v.optional(MaterialInputs),
  }),
  answer: ApplicationView,
  idempotent: 'optional',
  errors: ['DRAFT_CONFLICT', 'CONFLICT', 'NOT_A_DRAFT', 'BAD_FIELD', 'FILE_NOT_READY'],
})

/** One line of "my applications". */
export const ApplicationSummary = v.object({
  id: Id,
  number: v.nullable(v.string()),
  subject: Subject,
  name: Text,
  state: v.picklist(APPLICATION_STATES),
  applicant: v.nullable(v.pipe(v.string(), v.description('Masked'))),
  cases: v.array(CaseInShort),
  asked: v.pipe(v.number(), v.description('How many cases wait for the applicant')),
  rateUntil: v.pipe(
    v.nullable(Instant),
    v.description('Until when the applicant can say how it was; null: not asked, said, or too late'),
  ),
  changedAt: Instant,
  submittedAt: v.nullable(Instant),
})
export type ApplicationSummary = v.InferOutput<typeof ApplicationSummary>

export const listApplications = endpoint({
  name: 'listApplications',
  method: 'GET',
  path: '/api/v1/applications',
  access: PERSON,
  summary: 'The account’s applications and drafts, newest first',
  query: BeforeQuery,
  answer: v.object({ applications: v.array(ApplicationSummary), next: v.nullable(v.number()) }),
})

export const readApplication = endpoint({
  name: 'readApplication',
  method: 'GET',
  path: '/api/v1/applications/:id',
  access: PERSON,
  summary: 'One application or draft of the account',
  params: IdParams,
  answer: ApplicationView,
})

export const removeDraft = endpoint({
  name: 'removeDraft',
  method: 'DELETE',
  path: '/api/v1/applications/:id',
  access: PERSON,
  summary: 'Throws a draft away, with its key: nothing of it can be read again',
  params: IdParams,
  answer: Done,
  errors: ['NOT_A_DRAFT'],
})

export const requestPrecheck = endpoint({
  name: 'requestPrecheck',
  method: 'POST',
  path: '/api/v1/applications/:id/precheck',
  access: PERSON,
  summary: 'Asks for a look before submitting (网上预审): voluntary, answered within one working day',
  params: IdParams,
  answer: ApplicationView,
  idempotent: 'optional',
  errors: ['NOT_A_DRAFT', 'APPLICATION_INCOMPLETE', 'CONFLICT'],
})

export const submitApplication = endpoint({
  name: 'submitApplication',
  method: 'POST',
  path: '/api/v1/applications/:id/submit',
  access: PERSON,
  summary: 'Submits: this is the receipt, the clock starts. A second tap gets the same application',
  params: IdParams,
  body: v.strictObject({ base: Version }),
  answer: ApplicationView,
  idempotent: 'required',
  errors: ['NOT_A_DRAFT', 'APPLICATION_INCOMPLETE', 'POINT_NOT_ACCEPTING', 'DRAFT_CONFLICT', 'CONFLICT'],
})

export const supplementApplication = endpoint({
  name: 'supplementApplication',
  method: 'POST',
  path: '/api/v1/applications/:id/supplement',
  access: PERSON,
  summary: 'Gives what a supplement notice lists, or what was promised for later',
  params: IdParams,
  body: v.strictObject({
    base: Version,
    materials: v.optional(v.record(Code, MaterialInput)),
    form: v.optional(FormValues),
    applicant: v.optional(
      v.pipe(
        v.partial(v.strictObject({ name: text(1, 100), document: text(1, 30), address: text(1, 200) })),
        v.description(
          'Parts of who applies that a notice lists: `applicant-name`, `applicant-document`, `applicant-address`',
        ),
      ),
    ),
    words: v.optional(text(1, 500)),
  }),
  answer: ApplicationView,
  idempotent: 'required',
  errors: ['NOTHING_ASKED', 'AGENT_NOT_AUTHORISED', 'CASE_NOT_OPEN', 'FILE_NOT_READY', 'BAD_FIELD', 'CONFLICT'],
})

export const withdrawApplication = endpoint({
  name: 'withdrawApplication',
  method: 'POST',
  path: '/api/v1/applications/:id/withdraw',
  access: PERSON,
  summary: 'Withdraws one case, or all that are not decided yet',
  params: IdParams,
  body: v.strictObject({ caseId: v.optional(Id), words: v.optional(text(1, 500)) }),
  answer: ApplicationView,
  idempotent: 'required',
  errors: ['CASE_NOT_OPEN', 'AGENT_NOT_AUTHORISED', 'CONFLICT'],
})

export const changeDelivery = endpoint({
  name: 'changeDelivery',
  method: 'PUT',
  path: '/api/v1/applications/:id/delivery',
  access: PERSON,
  summary: 'How the result shall come: collected at a window or posted; changed until it is handed over or sent',
  params: IdParams,
  body: DeliveryInput,
  answer: DeliveryView,
  idempotent: 'optional',
  errors: ['NOT_SUBMITTED', 'CERTIFICATE_HANDED', 'AGENT_NOT_AUTHORISED', 'BAD_FIELD', 'CONFLICT'],
})
