import * as v from 'valibot'
import { APPLICANT_KINDS, CHANNELS, MATERIAL_STATES } from '../domain/application'
import { ADVICES } from '../domain/case/advice'
import { CASE_CODES } from '../domain/case/state'
import { DOCUMENT_KINDS } from '../domain/identity'
import { AgentView, ApplicantView, DeliveryInput, DeliveryView, FormValues, PageView } from './application-part'
import { Code, Text } from './bilingual'
import { Days, DeskCommand } from './case-command'
import { DayText, Id, IdParams, Instant, Phone, Subject, text } from './common'
import { endpoint, staff } from './endpoint'
import { ImportAnswer, importBody } from './import'
import { ClockView, EventView, LaneView, WholeView } from './progress'
import { RatingCode } from './rating'
import { ItemKind, Variant } from './service-item'
import { person } from './staff'

/** Whose turn it is with a case. */
export const QUEUES = ['intake', 'review', 'inspect', 'decide', 'issue', 'collect', 'outside'] as const
export const Queue = v.picklist(QUEUES)
export type Queue = v.InferOutput<typeof Queue>
export const LIGHTS = ['none', 'reminder', 'yellow', 'red'] as const
export const Light = v.picklist(LIGHTS)

const Version = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('`version` of the application that was read'),
)
const Cursor = v.pipe(v.string(), v.maxLength(80), v.regex(/^[0-9]{1,16}\.[A-Za-z0-9_-]{1,40}$/, '翻页的位置不对。'))

/** One line of a work list. */
export const WorkRow = v.object({
  caseId: Id,
  applicationId: Id,
  number: v.string(),
  itemId: Code,
  name: Text,
  subject: Subject,
  applicant: v.pipe(v.string(), v.description('Masked')),
  departmentId: Code,
  pointId: Id,
  kind: ItemKind,
  variant: Variant,
  state: v.string(),
  stage: v.string(),
  queue: Queue,
  mine: v.pipe(v.boolean(), v.description('The caller has taken it on')),
  taken: v.pipe(v.boolean(), v.description('Somebody has taken it on')),
  takenBy: person,
  paused: v.boolean(),
  dueDay: v.nullable(DayText),
  daysLeft: v.pipe(v.nullable(v.number()), v.description('Working days; below zero: late')),
  light: Light,
  receivedAt: v.nullable(Instant),
})
export type WorkRow = v.InferOutput<typeof WorkRow>

/** Who works on cases; a supervisor sees that they are worked on. */
export const HAND_ROLES = ['clerk', 'reviewer', 'approver', 'inspector', 'issuer'] as const
const STAFF = staff(...HAND_ROLES, 'supervisor')
const HANDS = staff(...HAND_ROLES)

export const listWork = endpoint({
  name: 'listWork',
  method: 'GET',
  path: '/api/v1/tasks',
  access: STAFF,
  summary: 'Cases that wait for somebody like the caller, by deadline; of one department or one service point',
  query: v.strictObject({
    queue: Queue,
    departmentId: v.optional(Code),
    pointId: v.optional(Id),
    itemId: v.optional(Code),
    light: v.optional(Light),
    mine: v.optional(v.picklist(['yes'])),
    after: v.optional(Cursor),
  }),
  answer: v.object({ work: v.array(WorkRow), next: v.nullable(v.string()) }),
})

/** Up to 100 are counted, and how many of them are past their time. */
const Waiting = v.object({ count: v.number(), late: v.number() })

export const countWork = endpoint({
  name: 'countWork',
  method: 'GET',
  path: '/api/v1/tasks/counts',
  access: STAFF,
  summary: 'How many cases wait in each list the caller works on, up to 100 each, and how many of them are late',
  answer: v.object({
    lists: v.array(
      v.object({
        queue: Queue,
        departmentId: v.nullable(Code),
        pointId: v.nullable(Id),
        count: v.number(),
        late: v.number(),
      }),
    ),
    prechecks: v.pipe(Waiting, v.description('网上预审 at the service points of a clerk')),
    urges: v.pipe(Waiting, v.description('督办 the caller has not answered yet')),
  }),
})

/** A material as the hall's people see it, with the pages they may open. */
export const DeskMaterial = v.object({
  id: Code,
  state: v.picklist(MATERIAL_STATES),
  required: v.boolean(),
  neededBy: v.array(Code),
  mayPromise: v.boolean(),
  reason: v.nullable(v.string()),
  checkedAt: v.nullable(Instant),
  pages: v.array(PageView),
})

/** What happened, as a desk shows it. */
export const DeskEventView = v.object({
  ...EventView.entries,
  person: v.pipe(person, v.description('Who of the hall did it; null for another department’s case')),
})
export type DeskEventView = v.InferOutput<typeof DeskEventView>

/** A valid certificate of the applicant that a case may be about. */
export const HeldCertificate = v.object({
  id: Id,
  number: v.string(),
  holder: v.pipe(v.string(), v.description('A business by its name, a person masked')),
  address: v.nullable(v.string()),
  validFrom: DayText,
  validUntil: v.nullable(DayText),
})
export type HeldCertificate = v.InferOutput<typeof HeldCertificate>

/** What a 变更 延续 补办 注销 is about. */
export const PreviousView = v.object({
  given: v.pipe(v.nullable(v.string()), v.description('The number the applicant gave')),
  named: v.pipe(
    v.nullable(Id),
    v.description('Which of `held` that is; null: it is not clear, and has to be chosen when there are any'),
  ),
  held: v.array(HeldCertificate),
})
export type PreviousView = v.InferOutput<typeof PreviousView>

/** A case on a desk: where it stands, what happened, and what the caller may do with it now. */
export const DeskCase = v.object({
  id: Id,
  itemId: Code,
  name: Text,
  own: v.pipe(
    v.boolean(),
    v.description(
      'The caller works on it; of another department’s only how far it is, with whom and until when is told',
    ),
  ),
  departmentId: Code,
  kind: ItemKind,
  variant: Variant,
  route: v.string(),
  after: v.array(Code),
  state: v.string(),
  stage: v.string(),
  queue: v.nullable(Queue),
  mine: v.boolean(),
  taken: v.boolean(),
  takenBy: person,
  assigneeId: v.pipe(v.nullable(Id), v.description('Who has taken it on; null of another department’s')),
  responsibleId: v.pipe(v.nullable(Id), v.description('首办责任: who answers for a 代理件 until it is closed')),
  paused: v.boolean(),
  twoOfficers: v.boolean(),
  officers: v.pipe(v.number(), v.description('Officers who gave an opinion so far')),
  clock: ClockView,
  lane: LaneView,
  events: v.array(DeskEventView),
  missing: v.pipe(v.array(v.string()), v.description('Points of the supplement notice that are still unmet')),
  tolerated: v.pipe(v.array(Code), v.description('Materials promised for later (容缺)')),
  tolerable: v.pipe(v.array(Code), v.description('Materials the item may wait for (容缺)')),
  actions: v.pipe(v.array(v.string()), v.description('Events the caller may cause now')),
  previous: v.pipe(
    v.nullable(PreviousView),
    v.description('The certificate it changes, renews, replaces or ends, until that has happened; null for a new one'),
  ),
  advices: v.pipe(
    v.array(v.picklist(ADVICES)),
    v.description('What the caller’s opinion may say where it is allowed; who has agreed or disagreed may only note'),
  ),
})
export type DeskCase = v.InferOutput<typeof DeskCase>

/** An application as one of the hall's people sees it: names and numbers masked, a department what its items need. */
export const DeskView = v.object({
  id: Id,
  number: v.nullable(v.string()),
  version: v.number(),
  subject: Subject,
  name: Text,
  answers: v.string(),
  state: v.string(),
  channel: v.picklist(CHANNELS),
  pointId: Id,
  submittedAt: v.nullable(Instant),
  precheckDueAt: v.nullable(Instant),
  asked: v.pipe(
    v.nullable(v.object({ closesAt: Instant, code: v.nullable(RatingCode) })),
    v.description(
      'Until when the applicant can rate; archived after that. `code`: for the window to show, where nobody could be sent a message. Whether they did is told to nobody',
    ),
  ),
  applicant: ApplicantView,
  agent: v.nullable(AgentView),
  form: FormValues,
  delivery: v.pipe(
    v.nullable(DeliveryView),
    v.description('How the result shall come, masked; for the window. Null: not the reader’s business'),
  ),
  materials: v.array(DeskMaterial),
  cases: v.array(DeskCase),
  whole: v.pipe(v.nullable(WholeView), v.description('Null for one item alone')),
  actions: v.pipe(v.array(v.string()), v.description('check, precheck_answer, intake, reveal, extend_bundle')),
})
export type DeskView = v.InferOutput<typeof DeskView>

export const findApplications = endpoint({
  name: 'findApplications',
  method: 'GET',
  path: '/api/v1/desk/applications',
  access: HANDS,
  summary: 'Finds applications exactly: by query number, document number, phone, or the appointment somebody came with',
  query: v.strictObject({
    number: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
    document: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(30))),
    phone: v.optional(Phone),
    appointmentId: v.optional(Id),
  }),
  answer: v.object({
    applications: v.array(
      v.object({
        id: Id,
        number: v.string(),
        subject: Subject,
        name: Text,
        applicant: v.string(),
        state: v.string(),
        submittedAt: v.nullable(Instant),
      }),
    ),
  }),
  errors: ['BAD_FIELD'],
})

/** Somebody who asked for a look before submitting (网上预审). */
export const PrecheckRow = v.object({
  applicationId: Id,
  subject: Subject,
  name: Text,
  applicant: v.pipe(v.string(), v.description('Masked; empty while nobody is named')),
  askedAt: Instant,
  dueAt: v.pipe(Instant, v.description('The end of the working day it was promised for')),
  late: v.boolean(),
  given: v.pipe(v.number(), v.description('Materials that nobody has looked at yet')),
})
export type PrecheckRow = v.InferOutput<typeof PrecheckRow>

export const listPrechecks = endpoint({
  name: 'listPrechecks',
  method: 'GET',
  path: '/api/v1/desk/prechecks',
  access: staff('clerk'),
  summary:
    'Applications whose papers a service point was asked to look at before they are submitted, whoever waits longest first',
  query: v.strictObject({ pointId: Id, after: v.optional(Cursor) }),
  answer: v.object({ prechecks: v.array(PrecheckRow), next: v.nullable(v.string()) }),
})

export const readDesk = endpoint({
  name: 'readDesk',
  method: 'GET',
  path: '/api/v1/desk/applications/:id',
  access: STAFF,
  summary: 'One application for those who work on it: a window sees all of it, a department what its own items need',
  params: IdParams,
  answer: DeskView,
})

export const revealApplicant = endpoint({
  name: 'revealApplicant',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/reveal',
  access: HANDS,
  summary: 'Names and numbers in full; the look is recorded',
  params: IdParams,
  body: v.strictObject({ purpose: v.picklist(['identity', 'contact', 'decision']) }),
  answer: v.object({ applicant: ApplicantView, agent: v.nullable(AgentView), delivery: v.nullable(DeliveryView) }),
})

export const takeOver = endpoint({
  name: 'takeOver',
  method: 'POST',
  path: '/api/v1/desk/appointments/:id/take-over',
  access: staff('clerk'),
  summary:
    'What somebody booked for today has answered and filled in before, to be received at the counter; the look is recorded',
  params: IdParams,
  answer: v.object({
    subject: Subject,
    answers: v.pipe(v.string(), v.description('Of the guide; empty when it was not gone through')),
    applicant: ApplicantView,
    form: FormValues,
    delivery: DeliveryView,
    materials: v.pipe(
      v.array(
        v.object({
          materialId: Code,
          state: v.picklist(MATERIAL_STATES),
          reason: v.nullable(v.string()),
          pages: v.array(PageView),
        }),
      ),
      v.description('What was given for the draft; the pages may be opened here today, and received with it'),
    ),
    hasDraft: v.pipe(
      v.boolean(),
      v.description('A draft is open: it goes when the application is received with this appointment'),
    ),
  }),
  errors: ['APPOINTMENT_NOT_OPEN'],
})

/** Files the clerk sent with owner `hall`, in order. */
const Scans = v.pipe(
  v.array(Id),
  v.maxLength(20),
  v.description('Pages scanned at the counter; none where the paper was only looked at'),
)

/** Scans, and pages of the draft that goes with this appointment. */
const CounterPages = v.pipe(
  v.array(Id),
  v.maxLength(20),
  v.description('Pages scanned at the counter, or sent from home for the draft of the appointment'),
)

/** A material that a clerk has looked at. A reason is needed for a wrong one. */
const MaterialCheck = v.strictObject({
  materialId: Code,
  state: v.picklist(['fine', 'wrong']),
  reason: v.optional(text(1, 500)),
  given: v.optional(
    v.pipe(
      Scans,
      v.description('Handed over at the counter now: whoever waits for it as a supplement or a promise hears of it'),
    ),
  ),
})

export const checkMaterials = endpoint({
  name: 'checkMaterials',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/materials',
  access: HANDS,
  summary: 'Marks materials fine or wrong. With `answer` it is the answer to a 网上预审, sent to the applicant',
  params: IdParams,
  body: v.strictObject({
    base: Version,
    checks: v.pipe(v.array(MaterialCheck), v.maxLength(60)),
    answer: v.optional(v.boolean(), false),
  }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', 'BAD_FIELD', 'CASE_STATE', 'FILE_NOT_READY'],
})

export const receiveAtCounter = endpoint({
  name: 'receiveAtCounter',
  method: 'POST',
  path: '/api/v1/desk/applications',
  access: staff('clerk'),
  summary: 'Receives an application at the counter from somebody without a phone; papers shown are marked there',
  body: v.strictObject({
    pointId: Id,
    subject: Subject,
    answers: v.optional(text(0, 2000), ''),
    variant: v.optional(Variant),
    appointmentId: v.optional(Id),
    applicant: v.strictObject({
      kind: v.picklist(APPLICANT_KINDS),
      name: text(1, 100),
      person: v.optional(v.nullable(text(1, 60)), null),
      uscc: v.optional(v.nullable(text(0, 30)), null),
      documentKind: v.picklist(DOCUMENT_KINDS),
      document: text(1, 30),
      phone: v.optional(v.nullable(Phone), null),
      address: v.optional(v.nullable(text(0, 200)), null),
    }),
    agent: v.optional(
      v.pipe(
        v.strictObject({
          name: text(1, 60),
          documentKind: v.picklist(DOCUMENT_KINDS),
          document: text(1, 30),
          phone: Phone,
          scope: v.picklist(['submit', 'all']),
          untilDay: DayText,
        }),
        v.description('经办人 who hands it in for the applicant; shows an authorisation'),
      ),
    ),
    form: v.optional(FormValues, {}),
    delivery: v.optional(DeliveryInput),
    materials: v.record(
      Code,
      v.union([
        v.strictObject({ shown: v.literal(true), files: v.optional(CounterPages) }),
        v.strictObject({
          uploaded: v.pipe(v.literal(true), v.description('Sent from home, and not looked at here')),
          files: v.pipe(CounterPages, v.minLength(1)),
        }),
        v.strictObject({ consent: v.literal(true) }),
        v.strictObject({ promise: v.literal(true) }),
      ]),
    ),
  }),
  answer: DeskView,
  status: 201,
  idempotent: 'required',
  errors: ['APPLICATION_INCOMPLETE', 'POINT_NOT_ACCEPTING', 'BAD_FIELD', 'FILE_NOT_READY', 'APPOINTMENT_NOT_OPEN'],
})

export const correctAtCounter = endpoint({
  name: 'correctAtCounter',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/corrections',
  access: staff('clerk'),
  summary: 'Puts right on the spot what the applicant wrote wrong, before acceptance',
  params: IdParams,
  body: v.strictObject({
    base: Version,
    applicant: v.optional(
      v.partial(
        v.strictObject({
          name: text(1, 100),
          person: text(1, 60),
          document: text(1, 30),
          phone: Phone,
          address: text(1, 200),
        }),
      ),
    ),
    form: v.optional(FormValues),
    words: v.optional(text(1, 500)),
  }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', 'BAD_FIELD', ...CASE_CODES],
})

export const act = endpoint({
  name: 'act',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/events',
  access: STAFF,
  summary:
    'Something happens to one case or several of an application: accepted, supplemented, reviewed, decided … All or none',
  params: IdParams,
  body: v.strictObject({
    base: Version,
    commands: v.pipe(v.array(v.strictObject({ caseId: Id, command: DeskCommand })), v.minLength(1), v.maxLength(20)),
  }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', 'CASE_ASSIGNEE', 'CERTIFICATE_UNKNOWN', ...CASE_CODES],
})

export const extendBundle = endpoint({
  name: 'extendBundle',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/extension',
  access: staff('supervisor'),
  summary: 'Extends the limit of a whole joint handling (行政许可法 art. 42): for every case of it that is not decided',
  params: IdParams,
  body: v.strictObject({ base: Version, days: Days, words: text(1, 2000) }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', ...CASE_CODES],
})

/** One of the hall's people who can take a case on. */
export const Colleague = v.object({
  accountId: Id,
  person,
  phone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  roles: v.array(v.picklist(HAND_ROLES)),
  me: v.boolean(),
})
export type Colleague = v.InferOutput<typeof Colleague>

export const listColleagues = endpoint({
  name: 'listColleagues',
  method: 'GET',
  path: '/api/v1/desk/cases/:id/colleagues',
  access: STAFF,
  summary: 'Who can take a case on: of its department, and of the windows of its service point',
  params: IdParams,
  answer: v.object({ colleagues: v.array(Colleague) }),
})

export const importOutsideResults = endpoint({
  name: 'importOutsideResults',
  method: 'POST',
  path: '/api/v1/desk/outside-results/import',
  access: staff('clerk', 'reviewer', 'approver'),
  summary:
    'Takes in what authorities outside the hall have answered, from their list. All lines or none: with a problem in any line nothing is written',
  body: importBody('query number, item, outcome (受理 不予受理 准予 不予许可), number there, reasons'),
  answer: ImportAnswer,
  idempotent: 'required',
  errors: ['BAD_FIELD', 'CONFLICT'],
})
