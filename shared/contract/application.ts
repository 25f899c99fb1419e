import * as v from 'valibot'
import { APPLICANT_KINDS, APPLICATION_STATES, CHANNELS, MATERIAL_STATES } from '../domain/application'
import { DOCUMENT_KINDS } from '../domain/identity'
import { Code, Text } from './bilingual'
import { BeforeQuery, DayText, Done, Id, IdParams, Instant, Subject, text } from './common'
import { ANYONE, endpoint, PERSON } from './endpoint'
import { ItemKind, Variant } from './service-item'

/** What the caller may do now; a page shows these and derives no rules. */
export const APPLICATION_ACTIONS = ['save', 'request_precheck', 'submit', 'remove', 'supplement', 'withdraw'] as const

const DocumentKind = v.picklist(DOCUMENT_KINDS)
const Version = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(1e9),
  v.description('The version that was read'),
)

/** The value of a form field; what a field takes is said by its definition in the catalogue. */
export const FormValue = v.union([
  text(0, 2000),
  v.pipe(v.number(), v.minValue(-1e12), v.maxValue(1e12)),
  v.boolean(),
  v.pipe(v.array(text(0, 200)), v.maxLength(50)),
])
export type FormValue = v.InferOutput<typeof FormValue>
export const FormValues = v.record(Code, FormValue)
export type FormValues = v.InferOutput<typeof FormValues>

const personEntries = {
  documentKind: v.nullable(DocumentKind),
  document: v.nullable(v.string()),
  phone: v.nullable(v.string()),
}
/**
 * Who applies. Of an 个体工商户 and a company `name` is what it is called and `person` its operator or legal
 * representative, whose identity the document is; a person has no `person`. Null: not filled in yet.
 */
export const ApplicantView = v.object({
  kind: v.nullable(v.picklist(APPLICANT_KINDS)),
  name: v.nullable(v.string()),
  person: v.nullable(v.string()),
  uscc: v.nullable(v.pipe(v.string(), v.description('统一社会信用代码; none yet when the 营业执照 is applied for'))),
  ...personEntries,
  address: v.nullable(v.string()),
})
export type ApplicantView = v.InferOutput<typeof ApplicantView>

/** 经办人: who acts for the applicant, for how long, and whether beyond handing in the papers. */
export const AgentView = v.object({
  name: v.nullable(v.string()),
  ...personEntries,
  scope: v.nullable(
    v.pipe(v.picklist(['submit', 'all']), v.description('Hand in only; or supplement, withdraw and collect too')),
  ),
  untilDay: v.nullable(DayText),
})
export type AgentView = v.InferOutput<typeof AgentView>

/** Changed fields only; null empties one. Numbers are checked when the application is submitted. */
const ApplicantPatch = v.partial(
  v.strictObject({
    kind: v.nullable(v.picklist(APPLICANT_KINDS)),
    name: v.nullable(text(0, 100)),
    person: v.nullable(text(0, 60)),
    uscc: v.nullable(text(0, 30)),
    documentKind: v.nullable(DocumentKind),
    document: v.nullable(text(0, 30)),
    phone: v.nullable(text(0, 20)),
    address: v.nullable(text(0, 200)),
  }),
)
const AgentPatch = v.partial(
  v.strictObject({
    name: v.nullable(text(0, 60)),
    documentKind: v.nullable(DocumentKind),
    document: v.nullable(text(0, 30)),
    phone: v.nullable(text(0, 20)),
    scope: v.nullable(v.picklist(['submit', 'all'])),
    untilDay: v.nullable(DayText),
  }),
)
/** The pages in order; or that the hall may fetch it; or that it comes later (容缺). */
export const MaterialInput = v.union([
  v.strictObject({ files: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)) }),
  v.strictObject({ consent: v.literal(true) }),
  v.strictObject({ promise: v.literal(true) }),
])
export type MaterialInput = v.InferOutput<typeof MaterialInput>
const MaterialInputs = v.record(Code, v.nullable(MaterialInput))

export const PageView = v.object({
  fileId: Id,
  mediaType: v.string(),
  bytes: v.number(),
})
/** One material, once for all items that need it. Names and samples are in the catalogue. */
export const ApplicationMaterialView = v.object({
  id: Code,
  state: v.picklist(MATERIAL_STATES),
  required: v.pipe(v.boolean(), v.description('Without it the application cannot be submitted')),
  from: v.pipe(v.picklist(['applicant', 'hall', 'form']), v.description('`form`: made of the form, nothing to upload')),
  neededBy: v.array(Code),
  mayPromise: v.pipe(v.boolean(), v.description('Every item that needs it allows 容缺受理 of it')),
  reason: v.nullable(v.pipe(v.string(), v.description('Why it is wrong, in the words of who looked'))),
  checkedAt: v.nullable(Instant),
  changeable: v.boolean(),
  pages: v.array(PageView),
})
export type ApplicationMaterialView = v.InferOutput<typeof ApplicationMaterialView>

/** A case of the application, in short; the lanes of `readProgress` say everything. */
export const CaseInShort = v.object({
  id: Id,
  itemId: Code,
  name: Text,
  state: v.string(),
  dueDay: v.nullable(DayText),
})

/** A receipt or notice; `shared/contract/document.ts` reads one. */
const DocumentInShort = v.object({
  id: Id,
  kind: v.string(),
  number: v.string(),
  caseId: v.nullable(Id),
  at: Instant,
})

/** Something that is not right or not there yet. `part` names the field: `applicant.uscc`, `form.area`, `material.id-card`, `point`. */
export const PartProblem = v.object({ part: v.string(), problem: v.string() })
export type PartProblem = v.InferOutput<typeof PartProblem>

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
  items: v.pipe(
    v.array(v.object({ id: Code, name: Text, variant: Variant, route: v.string(), after: v.array(Code) })),
    v.description('What is applied for, by the answers'),
  ),
  materials: v.array(ApplicationMaterialView),
  problems: v.pipe(v.array(PartProblem), v.description('What still keeps a draft from being submitted')),
  openQuestions: v.pipe(v.array(Code), v.description('Guide questions that must be answered first')),
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

/** A step of a lane, in the words of the item’s workflow. */
export const StageView = v.object({
  id: v.string(),
  name: Text,
  state: v.picklist(['done', 'now', 'next', 'skipped']),
  from: v.nullable(Instant),
  to: v.nullable(Instant),
  dueDay: v.nullable(DayText),
})
/** The days that count for a case, in Asia/Shanghai. */
export const ClockView = v.object({
  promisedDay: v.nullable(DayText),
  statutoryDay: v.nullable(DayText),
  stageDay: v.nullable(DayText),
  issueDay: v.nullable(DayText),
  dueDay: v.pipe(v.nullable(DayText), v.description('The day that binds next')),
  daysLeft: v.pipe(v.nullable(v.number()), v.description('Working days until it; below zero: late')),
  running: v.boolean(),
  provisional: v.pipe(v.boolean(), v.description('The calendar that far is not published yet')),
  light: v.picklist(['none', 'reminder', 'yellow', 'red']),
})
/** A pause of the clock, with the ground the law gives for it. */
export const PauseView = v.object({
  ground: v.string(),
  from: Instant,
  to: v.nullable(Instant),
  untilDay: v.pipe(v.nullable(DayText), v.description('When it is expected to end, as the applicant was told')),
})
const Fact = v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())])
/** What happened, as a key with facts: a page has the words. `words` are those of the officer. */
export const EventView = v.object({
  seq: v.number(),
  kind: v.string(),
  at: Instant,
  by: v.pipe(v.picklist(['applicant', 'hall', 'department', 'system', 'outside']), v.description('Never a name')),
  facts: v.record(v.string(), Fact),
  words: v.nullable(v.string()),
})
/** One item of the application, on its own way. */
export const LaneView = v.object({
  caseId: Id,
  itemId: Code,
  name: Text,
  kind: ItemKind,
  variant: Variant,
  route: v.string(),
  state: v.string(),
  holder: v.object({
    kind: v.picklist(['applicant', 'point', 'department', 'outside', 'nobody']),
    id: v.nullable(Id),
    name: v.nullable(Text),
    phone: v.nullable(v.string()),
  }),
  waitsFor: v.pipe(v.array(Code), v.description('Items whose result it needs first')),
  stages: v.array(StageView),
  clock: ClockView,
  pauses: v.array(PauseView),
  next: v.object({
    key: v.picklist([
      'hall_checks',
      'you_supplement',
      'waits_for',
      'department_reviews',
      'inspection',
      'you_rectify',
      'paused',
      'department_decides',
      'outside_decides',
      'certificate_made',
      'you_collect',
      'checked_afterwards',
      'over',
    ]),
    day: v.nullable(DayText),
  }),
  outcome: v.nullable(
    v.object({
      result: v.picklist([
        'granted',
        'refused',
        'not_accepted',
        'not_needed',
        'not_here',
        'withdrawn',
        'returned',
        'revoked',
      ]),
      at: Instant,
      words: v.nullable(v.string()),
      remedies: v.pipe(v.boolean(), v.description('行政复议 and 行政诉讼 are open; the decision says how')),
    }),
  ),
  events: v.array(EventView),
})
export type LaneView = v.InferOutput<typeof LaneView>

/** Something the applicant has to do. */
export const AskView = v.object({
  kind: v.picklist(['supplement', 'promised', 'rectify', 'collect']),
  caseId: v.nullable(Id),
  itemIds: v.array(Code),
  points: v.array(
    v.object({
      material: v.nullable(Code),
      field: v.nullable(Code),
      words: v.nullable(v.string()),
      met: v.boolean(),
    }),
  ),
  untilDay: v.nullable(DayText),
})
export type AskView = v.InferOutput<typeof AskView>

const progressEntries = {
  number: v.string(),
  subject: Subject,
  name: Text,
  state: v.picklist(APPLICATION_STATES),
  submittedAt: Instant,
  point: v.object({ id: Id, name: Text }),
  lanes: v.array(LaneView),
  now: v.pipe(Instant, v.description('The instant it was true')),
}
/** The picture of an application under way: lanes side by side, what happened, what comes next, what is asked. */
export const ProgressView = v.object({
  id: Id,
  version: v.number(),
  ...progressEntries,
  applicant: v.pipe(v.string(), v.description('Masked')),
  asks: v.array(AskView),
  documents: v.array(DocumentInShort),
  actions: v.array(v.picklist(APPLICATION_ACTIONS)),
})
export type ProgressView = v.InferOutput<typeof ProgressView>

export const readProgress = endpoint({
  name: 'readProgress',
  method: 'GET',
  path: '/api/v1/applications/:id/progress',
  access: PERSON,
  summary: 'Where each item stands, who holds it, until when, and what is asked of the applicant',
  params: IdParams,
  answer: ProgressView,
  errors: ['NOT_SUBMITTED'],
})

/** What anybody learns who knows the number and the last four digits: no free words, no ids, the name masked. */
export const PublicProgressView = v.object({ ...progressEntries, applicant: v.string(), asked: v.boolean() })
export type PublicProgressView = v.InferOutput<typeof PublicProgressView>

export const lookUpProgress = endpoint({
  name: 'lookUpProgress',
  method: 'POST',
  path: '/api/v1/progress',
  access: ANYONE,
  summary: 'Progress by query number and the last four characters of the applicant’s document; masked, limited',
  body: v.strictObject({
    number: v.pipe(v.string(), v.trim(), v.maxLength(40)),
    lastFour: v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z]{4}$/, '请填证件号码的后四位。')),
  }),
  answer: PublicProgressView,
  errors: ['LOOKUP_WRONG', 'RATE_LIMITED'],
})
