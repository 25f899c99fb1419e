import * as v from 'valibot'
import { BeforeQuery, DayText, Done, Id, IdParams, Instant, Minute, Phone, text, WindowKind } from './common'
import { endpoint, STAFF_ROLES, staff } from './endpoint'
import { person, WorkBadge, WorkName } from './staff'

const ADMIN = staff('admin')

export const GrantView = v.object({
  id: Id,
  accountId: Id,
  person,
  phone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  role: v.picklist(STAFF_ROLES),
  pointId: v.nullable(Id),
  departmentId: v.nullable(Id),
  expiresAt: Instant,
  revokedAt: v.nullable(Instant),
})
export const listGrants = endpoint({
  name: 'listGrants',
  method: 'GET',
  path: '/api/v1/admin/grants',
  access: ADMIN,
  summary: 'Roles of the staff',
  answer: v.object({ grants: v.array(GrantView) }),
})
export const grantRole = endpoint({
  name: 'grantRole',
  method: 'POST',
  path: '/api/v1/admin/grants',
  access: ADMIN,
  summary: 'Gives a role to the account with this confirmed phone, until a date; with a name, names its holder as well',
  body: v.strictObject({
    phone: Phone,
    name: v.optional(WorkName),
    badge: v.optional(WorkBadge),
    role: v.picklist(STAFF_ROLES),
    pointId: v.nullable(Id),
    departmentId: v.optional(v.nullable(Id), null),
    expiresAt: Instant,
  }),
  answer: GrantView,
  status: 201,
  idempotent: 'optional',
  errors: ['NOT_FOUND', 'CONFLICT', 'BADGE_TAKEN', 'BAD_FIELD'],
})
export const nameStaff = endpoint({
  name: 'nameStaff',
  method: 'PUT',
  path: '/api/v1/admin/staff/:id/name',
  access: ADMIN,
  summary: 'Sets the work name (工作姓名) and the number (工号) of somebody who holds a role; null takes them away',
  params: v.strictObject({ id: v.pipe(Id, v.description('`accountId` of a grant')) }),
  body: v.strictObject({ name: v.nullable(WorkName), badge: v.nullable(WorkBadge) }),
  answer: v.object({ person }),
  idempotent: 'optional',
  errors: ['NOT_FOUND', 'BADGE_TAKEN', 'BAD_FIELD'],
})
export const revokeRole = endpoint({
  name: 'revokeRole',
  method: 'DELETE',
  path: '/api/v1/admin/grants/:id',
  access: ADMIN,
  summary: 'Takes a role away at once',
  params: IdParams,
  answer: Done,
  errors: ['LAST_ADMIN'],
})

export const NoticeView = v.object({
  year: v.number(),
  source: v.string(),
  publishedOn: DayText,
  off: v.array(DayText),
  worked: v.array(DayText),
  loadedAt: v.nullable(Instant),
})
export const readCalendar = endpoint({
  name: 'readCalendar',
  method: 'GET',
  path: '/api/v1/admin/calendar',
  access: ADMIN,
  summary: 'Holiday notices that were loaded, and the last year that is certain',
  answer: v.object({ knownUntil: v.number(), notices: v.array(NoticeView) }),
})
export const loadNotice = endpoint({
  name: 'loadNotice',
  method: 'POST',
  path: '/api/v1/admin/calendar',
  access: ADMIN,
  summary: 'Loads the State Council’s holiday notice of a year; slots that rest on it are recomputed',
  body: v.strictObject({
    year: v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2100)),
    source: text(4, 200),
    publishedOn: DayText,
    off: v.pipe(v.array(DayText), v.maxLength(60)),
    worked: v.pipe(v.array(DayText), v.maxLength(30)),
  }),
  answer: v.object({
    changedDays: v.array(DayText),
    slotsChanged: v.number(),
    appointmentsDisplaced: v.number(),
    warnings: v.pipe(
      v.array(v.object({ code: v.string(), day: v.nullable(DayText) })),
      v.description('What wants a second look at the notice: a statutory day that is not off, a sum that does not fit'),
    ),
  }),
  status: 201,
  errors: ['NOTICE_INVALID'],
})

export const ExceptionView = v.object({
  id: Id,
  pointId: Id,
  kind: v.picklist(['closed', 'open']),
  day: DayText,
  fromMinute: v.nullable(Minute),
  toMinute: v.nullable(Minute),
  windowKind: v.nullable(WindowKind),
  windows: v.nullable(v.number()),
  reason: v.string(),
})
export const listExceptions = endpoint({
  name: 'listExceptions',
  method: 'GET',
  path: '/api/v1/admin/points/:id/exceptions',
  access: staff('admin', 'supervisor'),
  summary: 'The hall’s own closures and extra openings, from today on',
  params: IdParams,
  answer: v.object({ exceptions: v.array(ExceptionView) }),
})
export const addException = endpoint({
  name: 'addException',
  method: 'POST',
  path: '/api/v1/admin/points/:id/exceptions',
  access: staff('admin', 'supervisor'),
  summary: 'Closes or opens a service point on a day; slots are recomputed, people booked there are told',
  params: IdParams,
  body: v.strictObject({
    kind: v.picklist(['closed', 'open']),
    day: DayText,
    fromMinute: v.optional(v.nullable(Minute), null),
    toMinute: v.optional(v.nullable(Minute), null),
    windowKind: v.optional(v.nullable(WindowKind), null),
    windows: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))), null),
    reason: text(2, 100),
  }),
  answer: v.object({ exception: ExceptionView, slotsChanged: v.number(), appointmentsDisplaced: v.number() }),
  status: 201,
})
export const removeException = endpoint({
  name: 'removeException',
  method: 'DELETE',
  path: '/api/v1/admin/exceptions/:id',
  access: staff('admin', 'supervisor'),
  summary: 'Takes a closure or an extra opening back; slots are recomputed',
  params: IdParams,
  answer: Done,
})

/** The booking rules a district can change; units are in the names. */
export const RuleInput = v.strictObject({
  walkInShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  releaseWorkingDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  releaseMinute: Minute,
  holdMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)),
  offerMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240)),
  cancelBeforeMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2880)),
  banEnabled: v.boolean(),
  noShowLimit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  cancelLimit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  banDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
})
export const readRules = endpoint({
  name: 'readRules',
  method: 'GET',
  path: '/api/v1/rules',
  access: { who: 'anyone' },
  summary: 'The booking rules in force, published',
  answer: v.object({ rules: RuleInput, version: v.number() }),
})
export const changeRules = endpoint({
  name: 'changeRules',
  method: 'PUT',
  path: '/api/v1/admin/rules',
  access: ADMIN,
  summary: 'Changes the booking rules; the version read before must still be the one in force',
  body: v.strictObject({ rules: RuleInput, version: v.number() }),
  answer: v.object({ rules: RuleInput, version: v.number() }),
  errors: ['CONFLICT'],
})

export const ObjectionView = v.object({
  id: Id,
  words: v.string(),
  person: v.string(),
  noShows: v.number(),
  cancels: v.number(),
  state: v.picklist(['open', 'upheld', 'declined']),
  createdAt: Instant,
})
export const listObjections = endpoint({
  name: 'listObjections',
  method: 'GET',
  path: '/api/v1/staff/objections',
  access: staff('supervisor'),
  summary: 'Objections to booking bans that wait for an answer',
  answer: v.object({ objections: v.array(ObjectionView) }),
})
export const answerObjection = endpoint({
  name: 'answerObjection',
  method: 'POST',
  path: '/api/v1/staff/objections/:id/answer',
  access: staff('supervisor'),
  summary: 'Upholds (the ban is lifted) or declines an objection, with words',
  params: IdParams,
  body: v.strictObject({ upheld: v.boolean(), words: text(1, 300) }),
  answer: Done,
  errors: ['CONFLICT'],
})

export const OutboxView = v.object({
  id: Id,
  topic: v.string(),
  channel: v.picklist(['wechat', 'sms', 'none']),
  state: v.picklist(['queued', 'leased', 'sent', 'unknown', 'failed', 'skipped']),
  attempts: v.number(),
  dueAt: Instant,
  sentAt: v.nullable(Instant),
  lastError: v.nullable(v.string()),
})
export const listOutbox = endpoint({
  name: 'listOutbox',
  method: 'GET',
  path: '/api/v1/admin/outbox',
  access: ADMIN,
  summary: 'Messages and their states, newest first; never their text',
  query: v.strictObject({
    state: v.optional(v.picklist(['queued', 'leased', 'sent', 'unknown', 'failed', 'skipped'])),
    ...BeforeQuery.entries,
  }),
  answer: v.object({ messages: v.array(OutboxView), next: v.nullable(v.number()) }),
})

export const AuditView = v.object({
  seq: v.number(),
  at: Instant,
  actor: v.string(),
  person,
  action: v.string(),
  entity: v.string(),
  entityId: v.string(),
  requestId: v.string(),
})
export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/admin/audit',
  access: ADMIN,
  summary: 'Who changed what, newest first; ids, and the work name of whoever of the hall did it',
  query: v.strictObject({
    entityId: v.optional(Id),
    ...BeforeQuery.entries,
  }),
  answer: v.object({ rows: v.array(AuditView), next: v.nullable(v.number()) }),
})

export const readMetrics = endpoint({
  name: 'readMetrics',
  method: 'GET',
  path: '/api/v1/admin/metrics',
  access: ADMIN,
  summary: 'Counters of this process and of the queueing work',
  answer: v.object({
    requests: v.number(),
    errors: v.number(),
    p50Ms: v.number(),
    p99Ms: v.number(),
    routes: v.array(v.object({ route: v.string(), count: v.number(), errors: v.number(), p99Ms: v.number() })),
    outboxQueued: v.number(),
    outboxFailed: v.number(),
  }),
})
