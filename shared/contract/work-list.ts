import * as v from 'valibot'
import { Code, Text } from './bilingual'
import { DayText, Id, Instant, Phone, Subject } from './common'
import { endpoint, staff } from './endpoint'
import { ItemKind, Variant } from './service-item'
import { person } from './staff'

/** Whose turn it is with a case. */
export const QUEUES = ['intake', 'review', 'inspect', 'decide', 'issue', 'collect', 'outside'] as const

export const Queue = v.picklist(QUEUES)
export type Queue = v.InferOutput<typeof Queue>

export const LIGHTS = ['none', 'reminder', 'yellow', 'red'] as const

export const Light = v.picklist(LIGHTS)

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

/** All of them. */
export const STAFF = staff(...HAND_ROLES, 'supervisor')

/** Who works on cases. */
export const HANDS = staff(...HAND_ROLES)

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
