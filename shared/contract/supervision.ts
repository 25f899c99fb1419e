import * as v from 'valibot'
import { Code, Text } from './bilingual'
import { DayText, Done, Id, IdParams, Instant, Phone, text } from './common'
import { endpoint, staff } from './endpoint'
import { person } from './staff'
import { Light, Queue } from './work-list'

const HANDS = staff('clerk', 'reviewer', 'approver', 'inspector', 'issuer')
const STAFF = staff('clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor')
const SUPERVISOR = staff('supervisor')
const ADMIN = staff('admin')

/** Where a page begins: `next` of the page before. */
export const ListCursor = v.pipe(
  v.string(),
  v.maxLength(80),
  v.regex(/^[0-9]{1,16}\.[A-Za-z0-9_-]{1,40}$/, '翻页的位置不对。'),
)
const percent = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min, `最少 ${min}。`), v.maxValue(max, `最多 ${max}。`))

/** When a light comes on, in per cent of a limit. */
export const Thresholds = v.strictObject({
  remindPercent: percent(10, 100),
  yellowPercent: percent(50, 100),
  redPercent: percent(50, 100),
  stageYellow: v.boolean(),
})
const VersionedThresholds = v.object({ thresholds: Thresholds, version: v.number() })

export const readThresholds = endpoint({
  name: 'readThresholds',
  method: 'GET',
  path: '/api/v1/admin/lights',
  access: ADMIN,
  summary: 'When the lights of supervision come on',
  answer: VersionedThresholds,
})
export const changeThresholds = endpoint({
  name: 'changeThresholds',
  method: 'PUT',
  path: '/api/v1/admin/lights',
  access: ADMIN,
  summary: 'Changes when the lights come on; open cases are planned anew. Cards that were given stay',
  body: v.strictObject({ thresholds: Thresholds, version: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  answer: VersionedThresholds,
  idempotent: 'optional',
  errors: ['CONFLICT'],
})

/** Which lists: of a service point, of a department, or of a department at a point. */
const Place = { pointId: v.optional(Id), departmentId: v.optional(Code) }

export const countLights = endpoint({
  name: 'countLights',
  method: 'GET',
  path: '/api/v1/supervision/lights',
  access: SUPERVISOR,
  summary: 'How many open cases of a service point have which light, by department, item and whose turn it is',
  query: v.strictObject({ pointId: Id }),
  answer: v.object({
    lights: v.array(
      v.object({
        departmentId: Code,
        itemId: Code,
        name: Text,
        queue: v.pipe(
          v.nullable(Queue),
          v.description('Whose turn it is: a window’s or the department’s; null: nobody’s'),
        ),
        light: Light,
        count: v.number(),
      }),
    ),
  }),
})

/** A case that is late or nearly so. */
export const LateCase = v.object({
  caseId: Id,
  applicationId: Id,
  number: v.nullable(v.string()),
  itemId: Code,
  name: Text,
  departmentId: Code,
  pointId: Id,
  state: v.string(),
  light: Light,
  taken: v.boolean(),
  takenBy: person,
  paused: v.boolean(),
  queue: v.nullable(Queue),
  dueDay: v.nullable(DayText),
})
export type LateCase = v.InferOutput<typeof LateCase>

export const listLate = endpoint({
  name: 'listLate',
  method: 'GET',
  path: '/api/v1/supervision/cases',
  access: STAFF,
  summary: 'Open cases of a department or a service point with one light, the most overdue first',
  query: v.strictObject({
    ...Place,
    light: v.picklist(['reminder', 'yellow', 'red']),
    itemId: v.optional(Code),
    queue: v.optional(Queue),
    after: v.optional(ListCursor),
  }),
  answer: v.object({ cases: v.array(LateCase), next: v.nullable(v.string()) }),
  errors: ['BAD_FIELD'],
})

export const CardView = v.object({
  id: Id,
  caseId: Id,
  applicationId: Id,
  number: v.nullable(v.string()),
  itemId: Code,
  name: Text,
  departmentId: Code,
  pointId: Id,
  level: v.picklist(['yellow', 'red']),
  state: v.picklist(['open', 'explained', 'cancelled']),
  mine: v.pipe(v.boolean(), v.description('The caller had the case when the card came')),
  person: v.pipe(person, v.description('Who had the case when the card came')),
  explanation: v.nullable(v.string()),
  cancelReason: v.nullable(v.string()),
  createdAt: Instant,
  actions: v.pipe(v.array(v.picklist(['explain', 'cancel', 'urge'])), v.description('What the caller may do with it')),
})
export type CardView = v.InferOutput<typeof CardView>

export const listCards = endpoint({
  name: 'listCards',
  method: 'GET',
  path: '/api/v1/supervision/cards',
  access: STAFF,
  summary: 'Yellow and red cards of a service point or a department, newest first',
  query: v.strictObject({
    ...Place,
    itemId: v.optional(Code),
    level: v.optional(v.picklist(['yellow', 'red'])),
    state: v.optional(v.picklist(['open', 'explained', 'cancelled'])),
    before: v.optional(ListCursor),
  }),
  answer: v.object({ cards: v.array(CardView), next: v.nullable(v.string()) }),
  errors: ['BAD_FIELD'],
})
export const explainCard = endpoint({
  name: 'explainCard',
  method: 'POST',
  path: '/api/v1/supervision/cards/:id/explanation',
  access: HANDS,
  summary: 'Says why the case is late; once, by somebody of its department or its windows',
  params: IdParams,
  body: v.strictObject({ words: text(4, 1000) }),
  answer: Done,
  idempotent: 'optional',
  errors: ['CONFLICT'],
})
export const cancelCard = endpoint({
  name: 'cancelCard',
  method: 'POST',
  path: '/api/v1/supervision/cards/:id/cancellation',
  access: SUPERVISOR,
  summary: 'Cancels a card that should not have been, with a reason; it stays in the list',
  params: IdParams,
  body: v.strictObject({ reason: text(4, 1000) }),
  answer: Done,
  idempotent: 'optional',
  errors: ['CONFLICT'],
})

export const UrgeView = v.object({
  id: Id,
  caseId: Id,
  applicationId: Id,
  number: v.nullable(v.string()),
  itemId: Code,
  name: Text,
  departmentId: Code,
  from: v.pipe(person, v.description('Who asks')),
  to: v.pipe(person, v.description('Who is asked')),
  words: v.string(),
  answer: v.nullable(v.string()),
  dueDay: DayText,
  late: v.boolean(),
  state: v.picklist(['open', 'answered']),
  createdAt: Instant,
  answeredAt: v.nullable(Instant),
  actions: v.array(v.picklist(['answer'])),
})
export type UrgeView = v.InferOutput<typeof UrgeView>

export const urge = endpoint({
  name: 'urge',
  method: 'POST',
  path: '/api/v1/supervision/urges',
  access: SUPERVISOR,
  summary:
    'Asks the officer who has a case, or a colleague who works on it, what holds it up (督办); answered by a day',
  body: v.strictObject({
    caseId: Id,
    /** One of `listColleagues`; left out: whoever has taken it on. */
    toAccountId: v.optional(Id),
    phone: v.optional(
      v.pipe(Phone, v.description('Of the colleague, in place of `toAccountId`; for phones that knew no names')),
    ),
    words: text(4, 1000),
    dueDay: DayText,
  }),
  answer: v.object({ id: Id }),
  status: 201,
  idempotent: 'required',
  errors: ['BAD_FIELD', 'CONFLICT'],
})
export const answerUrge = endpoint({
  name: 'answerUrge',
  method: 'POST',
  path: '/api/v1/supervision/urges/:id/answer',
  access: STAFF,
  summary: 'Answers what one is asked, once',
  params: IdParams,
  body: v.strictObject({ words: text(4, 1000) }),
  answer: Done,
  idempotent: 'optional',
  errors: ['CONFLICT'],
})
export const listMyUrges = endpoint({
  name: 'listMyUrges',
  method: 'GET',
  path: '/api/v1/supervision/urges/mine',
  access: STAFF,
  summary: 'What the caller is asked, newest first: what is open, or what was answered',
  query: v.strictObject({ state: v.picklist(['open', 'answered']), before: v.optional(ListCursor) }),
  answer: v.object({ urges: v.array(UrgeView), next: v.nullable(v.string()) }),
})
export const listUrges = endpoint({
  name: 'listUrges',
  method: 'GET',
  path: '/api/v1/supervision/urges',
  access: SUPERVISOR,
  summary: 'What was asked at a service point, newest first, with the answers',
  query: v.strictObject({ pointId: Id, before: v.optional(ListCursor) }),
  answer: v.object({ urges: v.array(UrgeView), next: v.nullable(v.string()) }),
})
